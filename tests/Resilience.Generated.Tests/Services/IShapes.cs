namespace Resilience.GeneratedTests;

[CircuitBreaker(FailureThreshold = 1)]
[Retry(1, Delay = 0)]
public interface IShapes : IShapesBase
{
    int Number { get; set; }

    string this[int index] { get; }

    event EventHandler? Changed;

    bool TryRead(ref int input, out string output, in long constant, ReadOnlySpan<char> text);

    ref int Slot(int index);

    Span<int> Slice(Span<int> span, int start);

    Task<T> EchoAsync<T>(T value, CancellationToken cancellationToken = default);

    IAsyncEnumerable<int> Stream(int count);

    string ByDefault() => "default of " + Number;

    new string Describe();

    Task OverloadAsync(int x);

    Task OverloadAsync(int x, string y);

    [CircuitBreaker(Name = "named")]
    Task NamedAsync();

    [CircuitBreaker]
    Task<T> OwnAsync<T>(T x);

    [CircuitBreaker]
    void Pick(List<int> x, int[] y);

    [CircuitBreaker]
    void Pick();
}
