using System.Collections.Concurrent;
using System.Globalization;

namespace Resilience.GeneratedTests;

/// <summary>Does what the script says; else counts.</summary>
internal sealed class Kept : IKept
{
    private int _calls;

    /// <summary>Given the number of the call, from 1, and the token that the callee holds.</summary>
    public Func<int, CancellationToken, Task<string?>> Script { get; set; } = static (call, _) => Task.FromResult<string?>(call.ToString(CultureInfo.InvariantCulture));

    public int Calls => Volatile.Read(ref _calls);

    public ConcurrentQueue<CancellationToken> Tokens { get; } = new();

    public Task<string?> QuoteAsync(string? symbol, DateOnly day, CancellationToken cancellationToken) => Answer(cancellationToken);

    public ValueTask<string?> ValueAsync(string symbol, object caller, CancellationToken cancellationToken) => new(Answer(cancellationToken));

    public Task<string?> EverAsync() => Answer(default);

    public Task<string?> BackedAsync(string symbol, CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<string?> RetriedUnlessEmptyAsync(string symbol, CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<string?> CountedUnlessEmptyAsync(string symbol, CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<string?> BothAsync(string symbol, CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<string?> OldAsync(string symbol, CancellationToken cancellationToken) => Task.FromResult<string?>("old");

    private Task<string?> Answer(CancellationToken cancellationToken)
    {
        Tokens.Enqueue(cancellationToken);
        return Script(Interlocked.Increment(ref _calls), cancellationToken);
    }
}
