namespace Resilience.GeneratedTests;

/// <summary>The inner object of every proxy: each method does what the script says.</summary>
internal sealed class Callee
    : IBreaker, ITimed, IAbandoned, ITotal, IRetried, IRetriedInTime, IBacked, IGuarded, IJudged, IMetered, IMeteredBacked, IMeteredRetried, IConfigured, IConfiguredInTime,
        IConfined, IQueued, IQueuedInTime, IConfinedAbandoned, IFixedRate, ISlidingRate, IBucketRate, IQueuedRate, IQueuedRateInTime,
        ICoalescedJudged, ICircuitRetried, IRateRetried, IRateRetriedInTime, IBulkheadRetried, IRejected, IRejectedPlainly,
        IHedged, IHedgedTwice, IHedgedInTime, IHedgedAgain, IHedgedRate, IHedgedTurns, IHedgedJudged, IHedgedJudgedInTime, IHedgedCounted, IHedgedCountedInTime, IFreshInTime, IFreshHedged, ITimedBreaker
{
    private int _calls;

    /// <summary>Given the number of the call, from 1, and the token that the callee holds.</summary>
    public Func<int, CancellationToken, Task<int>> Script { get; set; } = static (call, _) => Task.FromResult(call);

    public int Calls => Volatile.Read(ref _calls);

    public static Task<int> Fails(Exception? exception = null) => Task.FromException<int>(exception ?? new HttpRequestException("down"));

    /// <summary>Ends with the token alone.</summary>
    public static async Task<int> HangsAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        return 0;
    }

    public void Run(int id, CancellationToken cancellationToken) => Answer(cancellationToken).GetAwaiter().GetResult();

    public int Read(int id, CancellationToken cancellationToken) => Answer(cancellationToken).GetAwaiter().GetResult();

    public Task RunAsync(int id, CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> ReadAsync(int id, CancellationToken cancellationToken) => Answer(cancellationToken);

    public ValueTask RunValueAsync(int id, CancellationToken cancellationToken) => new(Answer(cancellationToken));

    public ValueTask<int> ReadValueAsync(int id, CancellationToken cancellationToken) => new(Answer(cancellationToken));

    public Task<int> HoldAsync(int id, CancellationToken cancellationToken) => Answer(cancellationToken);

    private Task<int> Answer(CancellationToken cancellationToken) => Script(Interlocked.Increment(ref _calls), cancellationToken);
}
