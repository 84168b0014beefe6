using System.Collections.Concurrent;

namespace Resilience.GeneratedTests;

/// <summary>Answers when it is told to.</summary>
internal sealed class Coalesced : ICoalesced
{
    public ConcurrentQueue<TaskCompletionSource<string>> Calls { get; } = new();

    public List<CancellationToken> Tokens { get; } = [];

    public int Old => Volatile.Read(ref _old);

    private int _old;

    public Task<string> QuoteAsync(string symbol, int day, CancellationToken cancellationToken) => Take(cancellationToken);

    public ValueTask<string> ValueAsync(string symbol, object caller, CancellationToken cancellationToken) => new(Take(cancellationToken));

    public Task<string> KeyedAsync(object key, CancellationToken cancellationToken) => Take(cancellationToken);

    public Task PingAsync() => Take(default);

    public ValueTask TouchAsync(string? symbol) => new(Take(default));

    public Task<string> BackedAsync(string symbol, CancellationToken cancellationToken) => Take(cancellationToken);

    public Task<string> OldAsync(string symbol, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _old);
        return Task.FromResult("old");
    }

    private Task<string> Take(CancellationToken token)
    {
        var call = new TaskCompletionSource<string>();
        Tokens.Add(token);
        token.Register(() => call.TrySetCanceled(token));
        Calls.Enqueue(call);
        return call.Task;
    }
}
