namespace Resilience.GeneratedTests;

/// <summary>The caller's cancellation is his own under every policy, whatever the callee makes of it.</summary>
public sealed class T3_CancellationTests : IDisposable
{
    private readonly World _world = new();

    public static TheoryData<Kind, bool> All
    {
        get
        {
            TheoryData<Kind, bool> all = [];
            foreach (Kind kind in Enum.GetValues<Kind>())
            {
                all.Add(kind, true);
                all.Add(kind, false);
            }

            return all;
        }
    }

    public void Dispose() => _world.Dispose();

    [Theory]
    [MemberData(nameof(All))]
    public Task Under_a_breaker_for_which_it_is_neutral(Kind kind, bool isAtOnce) => SurfacesAsync(new ResilientBreaker(_world.Callee, _world.Runtime), kind, isAtOnce);

    [Theory]
    [MemberData(nameof(All))]
    public Task Under_a_time_out_within_a_breaker(Kind kind, bool isAtOnce) => SurfacesAsync(new ResilientTimedBreaker(_world.Callee, _world.Runtime), kind, isAtOnce);

    [Theory]
    [MemberData(nameof(All))]
    public Task Under_a_retry(Kind kind, bool isAtOnce) => SurfacesAsync(new ResilientRetried(_world.Callee, _world.Runtime), kind, isAtOnce);

    [Theory]
    [MemberData(nameof(All))]
    public Task Under_a_bulkhead(Kind kind, bool isAtOnce) => SurfacesAsync(new ResilientConfined(_world.Callee, _world.Runtime), kind, isAtOnce);

    [Theory]
    [MemberData(nameof(All))]
    public Task Under_a_rate_limit(Kind kind, bool isAtOnce) => SurfacesAsync(new ResilientFixedRate(_world.Callee, _world.Runtime), kind, isAtOnce);

    [Theory]
    [MemberData(nameof(All))]
    public Task Under_a_hedge(Kind kind, bool isAtOnce) => SurfacesAsync(new ResilientHedged(_world.Callee, _world.Runtime), kind, isAtOnce);

    /// <summary>The callee throws what has no token, or another.</summary>
    private async Task SurfacesAsync(ICalls proxy, Kind kind, bool isAtOnce)
    {
        using CancellationTokenSource caller = new();
        OperationCanceledException thrown = new("the callee gave up");
        _world.Callee.Script = (_, _) =>
        {
            caller.Cancel();
            return isAtOnce ? throw thrown : LaterAsync();
        };

        // Awaited itself: a task that waits for another has a cancellation of its own.
        OperationCanceledException surfaced = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => proxy.CallAsync(kind, cancellationToken: caller.Token));

        surfaced.CancellationToken.ShouldBe(caller.Token);
        surfaced.InnerException.ShouldBeSameAs(thrown);
        surfaced.Message.ShouldBe("the callee gave up");
        _world.Callee.Calls.ShouldBe(1);
        _world.Runtime.Circuits.ShouldAllBe(static circuit => circuit.GetSnapshot().Failures == 0);

        async Task<int> LaterAsync()
        {
            await Task.Yield();
            throw thrown;
        }
    }
}
