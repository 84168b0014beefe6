using System.Globalization;

namespace Resilience.GeneratedTests.EveryShape;

/// <summary>Fails every other time, then tells what it was given.</summary>
public sealed class Optionals : IOptionals
{
    private bool _hasFailed;

    public string Texts(string a, string b, string? c, char d, char e, string f) => Tell(a, b, c, d, e, f);

    public string Integers(sbyte a, byte b, short c, ushort d, int e, uint f, long g, ulong h, nint i, nuint j) => Tell(a, b, c, d, e, f, g, h, i, j);

    public string Fractions(float a, float b, double c, double d, double e, double f, double g, decimal h, decimal i, decimal? j) => Tell(a, b, c, d, e, f, g, h, i, j);

    public string Enumerations(DayOfWeek a, DayOfWeek b, DayOfWeek? c, DayOfWeek? d, AttributeTargets e) => Tell(a, b, c, d, e);

    public string Defaults(Guid a, DateTime b, CancellationToken c, (int, string?) d, int? e, int? f, bool g, object? h, Span<int> i)
        => Tell(a == Guid.Empty, b.Ticks, c.CanBeCanceled, d, e, f, g, h, i.Length);

    public async Task<string> GenericAsync<T, TStruct>(T? a, TStruct b, TStruct? c)
        where TStruct : struct
    {
        await Task.Yield();
        return Tell(a, b, c);
    }

    public string References(in int a, in string b) => Tell(a, b);

    public string Attributed(int a, object b, DateTime c, int d) => Tell(a, b, c.Year, d);

    private string Tell(params object?[] values)
    {
        _hasFailed = !_hasFailed;
        return _hasFailed
            ? throw new HttpRequestException("down")
            : string.Join('|', values.Select(static value => value is null ? "null" : Convert.ToString(value, CultureInfo.InvariantCulture)));
    }
}
