namespace Resilience.GeneratedTests;

/// <summary>The inner object of the proxies of types like tasks: each method does what the script says.</summary>
internal sealed class TaskLikeCallee
    : ITaskLikeBreaker, ITaskLikeTimed, ITaskLikeTotal, ITaskLikeAbandoned, ITaskLikeRetried, ITaskLikeBacked, ITaskLikeJudged,
        ITaskLikeConfined, ITaskLikeRate
{
    private int _calls;

    /// <summary>Given the number of the call, from 1, and the token that the callee holds.</summary>
    public Func<int, CancellationToken, Task<int>> Script { get; set; } = static (call, _) => Task.FromResult(call);

    public bool ReturnsNull { get; set; }

    public int Calls => Volatile.Read(ref _calls);

    public Promise RunAsync(int id, CancellationToken cancellationToken) => ReturnsNull ? null! : new(Answer(cancellationToken));

    public Promise<int> ReadAsync(int id, CancellationToken cancellationToken) => ReturnsNull ? null! : new(Answer(cancellationToken));

    public Ticket SendAsync(int id, CancellationToken cancellationToken) => new(Answer(cancellationToken));

    public Ticket<int> FetchAsync(int id, CancellationToken cancellationToken) => new(Answer(cancellationToken));

    public Promise<int> CountAsync(int id) => ReturnsNull ? null! : new(Answer(CancellationToken.None));

    private Task<int> Answer(CancellationToken cancellationToken) => Script(Interlocked.Increment(ref _calls), cancellationToken);
}
