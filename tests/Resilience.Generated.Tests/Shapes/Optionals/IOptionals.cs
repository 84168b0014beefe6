using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Resilience.GeneratedTests.EveryShape;

/// <summary>Optional values of every kind of constant.</summary>
[CircuitBreaker(FailureThreshold = 100), Retry(1, Delay = 0, Budget = 1), Hedge(60_000), RateLimit(10_000, QueueLimit = 1), Bulkhead(100, MaxQueue = 1), Coalesce]
public interface IOptionals
{
    string Texts([CircuitKey] string a = "q\"uo\\te\r\n\u0001{0}\u2028", string b = "", string? c = null, char d = '\'', char e = '\uD800', string f = "\uD800 Größe 🙂");

    string Integers([CircuitKey] sbyte a = sbyte.MinValue, byte b = byte.MaxValue, short c = short.MinValue, ushort d = ushort.MaxValue, int e = int.MinValue, uint f = uint.MaxValue, long g = long.MinValue, ulong h = ulong.MaxValue, nint i = -3, nuint j = 3);

    string Fractions(float a = float.NaN, float b = float.MinValue, [CircuitKey] double c = double.NaN, double d = double.NegativeInfinity, double e = -0.0, double f = double.Epsilon, double g = 0.1, decimal h = 1.50m, decimal i = decimal.MaxValue, decimal? j = 2.0m);

    string Enumerations([CircuitKey] DayOfWeek a = DayOfWeek.Friday, DayOfWeek b = (DayOfWeek)77, DayOfWeek? c = DayOfWeek.Monday, DayOfWeek? d = null, AttributeTargets e = AttributeTargets.Class | AttributeTargets.Method);

    string Defaults(Guid a = default, DateTime b = default, CancellationToken c = default, [CircuitKey] (int, string?) d = default, int? e = null, int? f = 5, bool g = true, object? h = null, Span<int> i = default);

    Task<string> GenericAsync<T, TStruct>(T? a = default, TStruct b = default, TStruct? c = null)
        where TStruct : struct;

    string References(in int a = 5, in string b = "b");

    string Attributed([Optional] int a, [Optional, CircuitKey] object b, [Optional, DateTimeConstant(630_822_816_000_000_000)] DateTime c, int d = 4);
}
