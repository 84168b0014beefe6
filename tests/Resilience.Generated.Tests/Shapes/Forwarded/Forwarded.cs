using System.Runtime.CompilerServices;

namespace Resilience.GeneratedTests.EveryShape;

public sealed class Forwarded : IForwarded
{
    public CancellationToken Token { get; private set; }

    public IAsyncEnumerable<int> Stream { get; } = new[] { 1, 2 }.ToAsyncEnumerable();

    public IAsyncEnumerator<int> Enumerator { get; } = new[] { 1, 2 }.ToAsyncEnumerable().GetAsyncEnumerator();

    public Promise<int> Promised { get; } = MakeAsync();

    public Task<int> Faulted { get; } = Task.FromException<int>(new HttpRequestException("down"));

    public Lazy<Task<int>> Later { get; } = new(static () => Task.FromResult(5));

    public IAsyncEnumerable<int> StreamAsync() => Stream;

    public IAsyncEnumerator<int> EnumeratorAsync() => Enumerator;

    public Promise<int> Promise() => Promised;

    public Task<int> TaskAsync(CancellationToken token)
    {
        Token = token;
        return Faulted;
    }

    public YieldAwaitable Awaitable() => Task.Yield();

    public Lazy<Task<int>> Lazy() => Later;

    private static async Promise<int> MakeAsync()
    {
        await Task.Yield();
        return 7;
    }
}
