namespace Resilience.GeneratedTests;

/// <content>The cache's pairs.</content>
public sealed partial class CompositionOrderTests
{
    private readonly Shelves _shelves = new();

    [Fact]
    public async Task Fallback_Cache_the_fallbacks_answer_is_not_kept()
    {
        using Larder larder = new(store: _shelves);
        var proxy = new ResilientCacheOrder(_callee, larder.Runtime);
        _callee.Script = static (call, _) => call == 1 ? Callee.Fails() : Task.FromResult(call);

        (await World.EndAsync(proxy.FallbackAroundCacheAsync(1, CancellationToken.None))).ShouldBe(7);

        (await World.EndAsync(proxy.FallbackAroundCacheAsync(1, CancellationToken.None))).ShouldBe(2);
    }

    [Fact]
    public async Task Cache_Coalesce_a_hit_joins_no_call()
    {
        using Larder larder = new(store: _shelves);
        var proxy = new ResilientCacheOrder(_callee, larder.Runtime);
        Holds();
        Task<int> call = proxy.CacheAroundCoalesceAsync(1, CancellationToken.None);
        Task<int> joined = proxy.CacheAroundCoalesceAsync(1, CancellationToken.None);
        _first.SetResult(1);

        (await World.EndAsync(call)).ShouldBe(1);
        (await World.EndAsync(joined)).ShouldBe(1);
        proxy.CacheAroundCoalesceAsync(1, CancellationToken.None).IsCompletedSuccessfully.ShouldBeTrue();
        _callee.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task Cache_TotalTimeout_the_time_of_a_lookup_is_not_the_calls()
    {
        using Larder larder = new(store: _shelves);
        var proxy = new ResilientCacheOrder(_callee, larder.Runtime);

        await LookUpForLongAsync(larder, token => proxy.CacheAroundTotalTimeoutAsync(1, token));
    }

    [Fact]
    public async Task Cache_Retry_a_further_attempt_looks_nothing_up()
    {
        using Larder larder = new(store: _shelves);
        var proxy = new ResilientCacheOrder(_callee, larder.Runtime);
        _callee.Script = static (call, _) => call == 1 ? Callee.Fails() : Task.FromResult(call);

        (await World.EndAsync(proxy.CacheAroundRetryAsync(1, CancellationToken.None))).ShouldBe(2);

        _shelves.Lookups.ShouldBe(1);
    }

    [Fact]
    public async Task Cache_Hedge_a_further_attempt_looks_nothing_up()
    {
        using Larder larder = new(store: _shelves);
        var proxy = new ResilientCacheOrder(_callee, larder.Runtime);
        Holds();
        Task<int> call = proxy.CacheAroundHedgeAsync(1, CancellationToken.None);
        await World.UntilAsync(() =>
        {
            // The delay may begin on another thread.
            larder.Time.Advance(TimeSpan.FromMilliseconds(10));
            return call.IsCompleted;
        });

        (await call).ShouldBe(2);
        _shelves.Lookups.ShouldBe(1);
    }

    [Fact]
    public async Task Cache_CircuitBreaker_a_hit_does_not_ask_the_circuit()
    {
        using Larder larder = new(store: _shelves);
        var proxy = new ResilientCacheOrder(_callee, larder.Runtime);
        await World.EndAsync(proxy.CacheAroundCircuitBreakerAsync(1, CancellationToken.None));
        CircuitBreaker circuit = larder.Runtime.Circuits[ResilientCacheOrder.Circuits.CacheAroundCircuitBreakerAsync];
        circuit.ForceOpen();

        (await World.EndAsync(proxy.CacheAroundCircuitBreakerAsync(1, CancellationToken.None))).ShouldBe(1);

        circuit.GetSnapshot().Rejected.ShouldBe(0);
    }

    [Fact]
    public async Task Cache_RateLimit_a_hit_takes_no_permit()
    {
        using Larder larder = new(store: _shelves);
        var proxy = new ResilientCacheOrder(_callee, larder.Runtime);
        await World.EndAsync(proxy.CacheAroundRateLimitAsync(1, CancellationToken.None));

        (await World.EndAsync(proxy.CacheAroundRateLimitAsync(1, CancellationToken.None))).ShouldBe(1);

        await Should.ThrowAsync<RateLimitedException>(() => World.EndAsync(proxy.CacheAroundRateLimitAsync(2, CancellationToken.None)));
    }

    [Fact]
    public async Task Cache_Timeout_the_time_of_a_lookup_is_not_the_attempts()
    {
        using Larder larder = new(store: _shelves);
        var proxy = new ResilientCacheOrder(_callee, larder.Runtime);

        await LookUpForLongAsync(larder, token => proxy.CacheAroundTimeoutAsync(1, token));
    }

    [Fact]
    public async Task Cache_Bulkhead_a_hit_takes_no_slot()
    {
        using Larder larder = new(store: _shelves);
        var proxy = new ResilientCacheOrder(_callee, larder.Runtime);
        _callee.Script = (call, _) => call == 2 ? _first.Task : Task.FromResult(call);
        await World.EndAsync(proxy.CacheAroundBulkheadAsync(1, CancellationToken.None));
        Task<int> running = proxy.CacheAroundBulkheadAsync(2, CancellationToken.None);
        await World.UntilAsync(() => _callee.Calls == 2);

        (await World.EndAsync(proxy.CacheAroundBulkheadAsync(1, CancellationToken.None))).ShouldBe(1);

        await Should.ThrowAsync<BulkheadFullException>(() => World.EndAsync(proxy.CacheAroundBulkheadAsync(3, CancellationToken.None)));
        _first.SetResult(2);
        (await World.EndAsync(running)).ShouldBe(2);
    }

    /// <summary>A lookup that takes longer than the time-out, then a callee that takes nearly as long as it.</summary>
    private async Task LookUpForLongAsync(Larder larder, Func<CancellationToken, Task<int>> method)
    {
        TaskCompletionSource opening = new();
        _shelves.Open = opening.Task;
        Holds();
        Task<int> call = method(CancellationToken.None);
        await World.UntilAsync(() => _shelves.Lookups == 1);
        larder.Time.Advance(TimeSpan.FromMilliseconds(1_500));

        opening.SetResult();
        await World.UntilAsync(() => _callee.Calls == 1);
        larder.Time.Advance(TimeSpan.FromMilliseconds(999));
        _first.SetResult(1);

        (await World.EndAsync(call)).ShouldBe(1);
    }
}
