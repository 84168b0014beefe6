namespace Resilience.GeneratedTests;

/// <content>Coalescing: what is inside is the one call's, what is outside is each waiter's.</content>
public sealed partial class CompositionOrderTests
{
    [Fact]
    public async Task Fallback_Coalesce_each_waiter_asks_the_fallback_for_himself()
    {
        Holds();
        Task<int> call = _proxy.FallbackAroundCoalesceAsync(CancellationToken.None);
        Task<int> joined = _proxy.FallbackAroundCoalesceAsync(CancellationToken.None);

        _first.SetException(new HttpRequestException("down"));

        (await World.EndAsync(call)).ShouldBe(7);
        (await World.EndAsync(joined)).ShouldBe(7);
        (_callee.Calls, _callee.Spares).ShouldBe((1, 2));
    }

    [Fact]
    public async Task Coalesce_TotalTimeout_who_joins_has_what_is_left_of_the_one_calls_time()
    {
        Hangs();
        Task<int> call = _proxy.CoalesceAroundTotalTimeoutAsync(CancellationToken.None);
        _world.Pass(600);
        Task<int> joined = _proxy.CoalesceAroundTotalTimeoutAsync(CancellationToken.None);

        _world.Pass(400);

        await Should.ThrowAsync<TotalTimeoutException>(() => World.EndAsync(call));
        await Should.ThrowAsync<TotalTimeoutException>(() => World.EndAsync(joined));
        _callee.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task Coalesce_Retry_who_comes_during_a_retrys_wait_joins_it()
    {
        _callee.Script = static (call, _) => call == 1 ? Callee.Fails() : Task.FromResult(call);
        Task<int> call = _proxy.CoalesceAroundRetryAsync(CancellationToken.None);
        Task<int> joined = _proxy.CoalesceAroundRetryAsync(CancellationToken.None);

        _world.Pass(600);

        (await World.EndAsync(call)).ShouldBe(2);
        (await World.EndAsync(joined)).ShouldBe(2);
        _callee.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task Coalesce_Hedge_the_attempts_of_one_call_are_calls_of_their_own()
    {
        Holds();
        Task<int> call = _proxy.CoalesceAroundHedgeAsync(CancellationToken.None);
        Task<int> joined = _proxy.CoalesceAroundHedgeAsync(CancellationToken.None);

        _world.Pass(500);

        (await World.EndAsync(call)).ShouldBe(2);
        (await World.EndAsync(joined)).ShouldBe(2);
        _callee.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task Coalesce_CircuitBreaker_who_joins_does_not_ask_the_circuit()
    {
        Holds();
        CircuitBreaker circuit = Circuit(ResilientOrder.Circuits.CoalesceAroundCircuitBreakerAsync);
        Task<int> call = _proxy.CoalesceAroundCircuitBreakerAsync(CancellationToken.None);
        circuit.ForceOpen();
        Task<int> joined = _proxy.CoalesceAroundCircuitBreakerAsync(CancellationToken.None);

        await EndFirstAsync(call);

        (await World.EndAsync(joined)).ShouldBe(1);
        circuit.GetSnapshot().Rejected.ShouldBe(0);
    }

    [Fact]
    public async Task Coalesce_RateLimit_all_waiters_take_one_permit()
    {
        Holds();
        Task<int> call = _proxy.CoalesceAroundRateLimitAsync(CancellationToken.None);
        Task<int> joined = _proxy.CoalesceAroundRateLimitAsync(CancellationToken.None);

        await EndFirstAsync(call);

        (await World.EndAsync(joined)).ShouldBe(1);
        await Should.ThrowAsync<RateLimitedException>(() => World.EndAsync(_proxy.CoalesceAroundRateLimitAsync(CancellationToken.None)));
    }

    [Fact]
    public async Task Coalesce_Timeout_who_joins_has_what_is_left_of_the_attempts_time()
    {
        Hangs();
        Task<int> call = _proxy.CoalesceAroundTimeoutAsync(CancellationToken.None);
        _world.Pass(600);
        Task<int> joined = _proxy.CoalesceAroundTimeoutAsync(CancellationToken.None);

        _world.Pass(400);

        await Should.ThrowAsync<AttemptTimeoutException>(() => World.EndAsync(call));
        await Should.ThrowAsync<AttemptTimeoutException>(() => World.EndAsync(joined));
        _callee.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task Coalesce_Bulkhead_all_waiters_take_one_slot()
    {
        Holds();
        Task<int> call = _proxy.CoalesceAroundBulkheadAsync(CancellationToken.None);
        Task<int> joined = _proxy.CoalesceAroundBulkheadAsync(CancellationToken.None);

        await EndFirstAsync(call);

        (await World.EndAsync(joined)).ShouldBe(1);
        _callee.Calls.ShouldBe(1);
    }
}
