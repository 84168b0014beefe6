using System.Diagnostics;

namespace Resilience.GeneratedTests;

/// <summary>Answers when it is told to.</summary>
internal sealed class MeteredCoalesced : IMeteredCoalesced
{
    private int _calls;

    public int Calls => Volatile.Read(ref _calls);

    /// <summary>The end of every call.</summary>
    public TaskCompletionSource<int> Answer { get; set; } = new();

    /// <summary>What the callee found as the current activity, call by call.</summary>
    public List<Activity?> Seen { get; } = [];

    public Task<int> QuoteAsync(string symbol, int waiter, CancellationToken cancellationToken)
    {
        Seen.Add(Activity.Current);
        Interlocked.Increment(ref _calls);
        return Answer.Task.WaitAsync(cancellationToken);
    }

    public Task<int> SpareAsync(string symbol, int waiter, CancellationToken cancellationToken)
        => waiter % 2 == 1 ? Task.FromResult(7) : Task.FromException<int>(new NotSupportedException());

    public async ValueTask TouchAsync(CancellationToken cancellationToken) => await QuoteAsync("", 0, cancellationToken);
}
