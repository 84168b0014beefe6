using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
namespace Shapes;

public enum Colour { Red, Green = 5 }

// proxied
[CircuitBreaker, Retry(1)]
public interface IParameters
{
    bool ByReference(ref int a, out string b, in Guid c, ref readonly DateTime d);
    void Spans(Span<char> a, scoped ReadOnlySpan<byte> b, scoped ref int c);
    ref int Scoped(scoped in ReadOnlySpan<byte> s, out int x);
    int Params(params int[] values);
    int ParamsSpan(string a, params ReadOnlySpan<string> values);
    int ParamsList(params List<int?> values);
    Task<int> AsyncByReference(in Guid id, CancellationToken cancellationToken);
    Task AsyncSpan(ReadOnlySpan<char> text);
    ValueTask<bool> AsyncOut(out int number);
    bool TryGet(string key, [NotNullWhen(true)] out string? value);
    bool TryGetMaybe<T>(string key, [MaybeNullWhen(false)] out T value);
    [return: NotNullIfNotNull(nameof(text))] string? Echo(string? text);
    void Allow([AllowNull] string text, [DisallowNull] ref string? other);
    [DoesNotReturn] void Fail(string message);
    Task Post([NotNull] object? x, CancellationToken cancellationToken);
    [CircuitBreaker, Fallback(nameof(Spare))] bool PostSync([NotNull] object? x, [NotNullWhen(true)] out string? y);
    bool Spare(object? x, out string? y);
    [Fallback(nameof(SpareAsync))] [return: NotNull] Task<int>? NotNullAsync(int x);
    Task<int>? SpareAsync(int x);
    void Caller([CallerMemberName] string name = "", [CallerLineNumber] int line = 0);
    void Dynamics(dynamic a, ref dynamic b, List<dynamic> c);
    void Many(string a = "q\"uo\\te\n\u0001", char b = '\'', string? c = null, int d = -1, long e = long.MinValue, ulong f = ulong.MaxValue, float g = float.NaN, double h = double.NegativeInfinity,
        decimal i = 1.50m, bool j = true, Colour k = Colour.Green, Colour l = (Colour)77, Colour? m = Colour.Red, int? n = 5, DateTime o = default, CancellationToken p = default, double q = -0.0, byte r = 255, sbyte s = -128, uint t = uint.MaxValue, nint u = 3);
    Task Keywords(int @class, string @await, object @in, int @event, int @field, int async, int yield, int var, int value, int record);
    int Ünïcödé(string größe, int имя);
}
