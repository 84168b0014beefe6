namespace Shapes;

// proxied
[CircuitBreaker, Timeout(1_000), TotalTimeout(5_000), Retry(2)]
public interface IReturns
{
    void Nothing();
    int Value();
    string? Nullable();
    ref int Reference();
    ref readonly string ReadOnlyReference();
    Span<char> Span(Span<char> buffer);
    ReadOnlySpan<byte> ReadOnlySpan(ReadOnlySpan<byte> buffer);
    Memory<byte> Memory(Memory<byte> buffer);
    Task Task();
    Task<int> TaskOfInt(CancellationToken cancellationToken);
    Task<string?> TaskOfNullable(CancellationToken cancellationToken = default);
    ValueTask ValueTask(CancellationToken cancellationToken);
    ValueTask<int> ValueTaskOfInt();
    ValueTask<(int Id, string? Name)> ValueTaskOfTuple(CancellationToken cancellationToken);
    (int Id, string Name) Tuple();
    dynamic Dynamic();
    Task<dynamic?> TaskOfDynamic(dynamic? argument, CancellationToken cancellationToken);
    int[]?[] Arrays(string?[] strings);
    nint Native(nuint size);
    IAsyncEnumerable<int> Stream(CancellationToken cancellationToken);
    IAsyncEnumerator<int> Enumerator();
    Lazy<Task<int>> Lazy();
    System.Runtime.CompilerServices.ConfiguredTaskAwaitable Awaitable();
    void WithToken(int x, CancellationToken cancellationToken);
    int ValueWithToken(int x, CancellationToken cancellationToken);
    ref int ReferenceWithToken(CancellationToken cancellationToken);
    Span<int> SpanWithToken(scoped Span<int> source, CancellationToken cancellationToken);
}
