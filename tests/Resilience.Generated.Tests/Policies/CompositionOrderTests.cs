namespace Resilience.GeneratedTests;

/// <summary>For every pair of policies, what tells which of the two is outside.</summary>
public sealed partial class CompositionOrderTests : IDisposable
{
    /// <summary>Outermost first.</summary>
    private static readonly string[] s_order = ["Fallback", "Cache", "Coalesce", "TotalTimeout", "Retry", "Hedge", "CircuitBreaker", "RateLimit", "Timeout", "Bulkhead"];

    private readonly World _world = new();
    private readonly Order _callee = new();
    private readonly ResilientOrder _proxy;
    private readonly TaskCompletionSource<int> _first = new();

    public CompositionOrderTests() => _proxy = new ResilientOrder(_callee, _world.Runtime);

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Every_pair_has_a_test()
    {
        string[] tests = [.. typeof(CompositionOrderTests).GetMethods().Where(static method => method.IsDefined(typeof(FactAttribute), inherit: false)).Select(static method => method.Name)];
        string[] pairs = [.. s_order.SelectMany(static (outer, place) => s_order.Skip(place + 1).Select(inner => $"{outer}_{inner}_"))];

        pairs.Where(pair => !tests.Any(test => test.StartsWith(pair, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Fallback_TotalTimeout_the_fallback_answers_for_the_total_time()
    {
        Hangs();
        Task<int> call = _proxy.FallbackAroundTotalTimeoutAsync(CancellationToken.None);

        _world.Pass(1_000);

        (await World.EndAsync(call)).ShouldBe(7);
    }

    [Fact]
    public async Task Fallback_Retry_the_fallback_answers_when_no_attempt_is_left()
    {
        Fails();

        (await World.EndAsync(_proxy.FallbackAroundRetryAsync(CancellationToken.None))).ShouldBe(7);

        (_callee.Calls, _callee.Spares).ShouldBe((3, 1));
    }

    [Fact]
    public async Task Fallback_Hedge_one_attempts_failure_is_not_for_the_fallback()
    {
        _callee.Script = (call, _) => call switch
        {
            1 => _first.Task,
            2 => Callee.Fails(),
            _ => Task.FromResult(call),
        };

        (await await _world.PassUntilEndAsync(_proxy.FallbackAroundHedgeAsync(CancellationToken.None))).ShouldBe(3, "the attempt after the one that failed");

        _callee.Spares.ShouldBe(0);
    }

    [Fact]
    public async Task Fallback_CircuitBreaker_the_fallback_answers_for_the_open_circuit()
    {
        Circuit(ResilientOrder.Circuits.FallbackAroundCircuitBreakerAsync).ForceOpen();

        (await World.EndAsync(_proxy.FallbackAroundCircuitBreakerAsync(CancellationToken.None))).ShouldBe(7);

        _callee.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task Fallback_RateLimit_the_fallback_answers_for_the_rejection_and_takes_no_permit()
    {
        await _proxy.FallbackAroundRateLimitAsync(CancellationToken.None);

        (await World.EndAsync(_proxy.FallbackAroundRateLimitAsync(CancellationToken.None))).ShouldBe(7);

        _callee.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task Fallback_Timeout_the_fallback_answers_for_the_time_out()
    {
        Hangs();
        Task<int> call = _proxy.FallbackAroundTimeoutAsync(CancellationToken.None);

        _world.Pass(1_000);

        (await World.EndAsync(call)).ShouldBe(7);
    }

    [Fact]
    public async Task Fallback_Bulkhead_the_fallback_answers_for_the_rejection_and_takes_no_slot()
    {
        Holds();
        Task<int> running = _proxy.FallbackAroundBulkheadAsync(CancellationToken.None);

        (await World.EndAsync(_proxy.FallbackAroundBulkheadAsync(CancellationToken.None))).ShouldBe(7);

        await EndFirstAsync(running);
        _callee.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task TotalTimeout_Retry_the_total_time_ends_a_retrys_wait()
    {
        Fails();
        Task<int> call = _proxy.TotalTimeoutAroundRetryAsync(CancellationToken.None);
        _world.Pass(600);
        await World.UntilAsync(() => _callee.Calls == 2);

        await _world.PassUntilEndAsync(call);

        await Should.ThrowAsync<TotalTimeoutException>(() => call);
        _callee.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task TotalTimeout_Hedge_the_second_attempt_has_what_is_left_of_the_time()
    {
        Hangs();
        Task<int> call = _proxy.TotalTimeoutAroundHedgeAsync(CancellationToken.None);
        _world.Pass(600);
        await World.UntilAsync(() => _callee.Calls == 2);

        _world.Pass(400);

        await Should.ThrowAsync<TotalTimeoutException>(() => World.EndAsync(call));
    }

    [Fact]
    public async Task TotalTimeout_CircuitBreaker_the_total_time_of_a_retrys_wait_is_not_the_circuits()
    {
        Fails();
        Task<int> call = _proxy.TotalTimeoutAroundCircuitBreakerAsync(CancellationToken.None);
        _world.Pass(600);
        await World.UntilAsync(() => _callee.Calls == 2);

        await _world.PassUntilEndAsync(call);

        await Should.ThrowAsync<TotalTimeoutException>(() => call);
        Circuit(ResilientOrder.Circuits.TotalTimeoutAroundCircuitBreakerAsync).GetSnapshot().Failures.ShouldBe(2, "each attempt, not the call");
    }

    [Fact]
    public async Task TotalTimeout_RateLimit_the_total_time_ends_the_wait_for_a_permit()
    {
        await _proxy.TotalTimeoutAroundRateLimitAsync(CancellationToken.None);
        Task<int> call = _proxy.TotalTimeoutAroundRateLimitAsync(CancellationToken.None);

        _world.Pass(1_000);

        await Should.ThrowAsync<TotalTimeoutException>(() => World.EndAsync(call));
        _callee.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task TotalTimeout_Timeout_the_total_time_goes_on_when_an_attempts_is_over()
    {
        Hangs();
        Task<int> call = _proxy.TotalTimeoutAroundTimeoutAsync(CancellationToken.None);
        _world.Pass(400);
        await World.UntilAsync(() => _callee.Calls == 2);

        await _world.PassUntilEndAsync(call);

        (await Should.ThrowAsync<TotalTimeoutException>(() => call)).InnerException.ShouldBeOfType<AttemptTimeoutException>();
    }

    [Fact]
    public async Task TotalTimeout_Bulkhead_the_total_time_ends_the_wait_for_a_slot()
    {
        Holds();
        Task<int> running = _proxy.TotalTimeoutAroundBulkheadAsync(CancellationToken.None);
        Task<int> call = _proxy.TotalTimeoutAroundBulkheadAsync(CancellationToken.None);

        _world.Pass(1_000);

        await Should.ThrowAsync<TotalTimeoutException>(() => World.EndAsync(call));
        await EndFirstAsync(running);
        _callee.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task Retry_Hedge_nothing_is_repeated_while_an_attempt_is_left()
    {
        TaskCompletionSource<int> second = new();
        _callee.Script = (call, _) => call switch
        {
            1 => _first.Task,
            2 => second.Task,
            _ => Callee.Fails(),
        };
        Task<int> call = _proxy.RetryAroundHedgeAsync(CancellationToken.None);
        _world.Pass(500);
        await World.UntilAsync(() => _callee.Calls == 2);

        _first.SetException(new HttpRequestException("first"));
        second.SetException(new HttpRequestException("second"));

        await Should.ThrowAsync<HttpRequestException>(() => World.EndAsync(call));
        _callee.Calls.ShouldBe(3, "one retry of the call, not one of each attempt");
    }

    [Fact]
    public async Task Retry_CircuitBreaker_each_attempt_is_counted()
    {
        Fails();

        await Should.ThrowAsync<HttpRequestException>(() => World.EndAsync(_proxy.RetryAroundCircuitBreakerAsync(CancellationToken.None)));

        Circuit(ResilientOrder.Circuits.RetryAroundCircuitBreakerAsync).GetSnapshot().Failures.ShouldBe(3);
    }

    [Fact]
    public async Task Retry_RateLimit_each_attempt_takes_a_permit()
    {
        Fails();

        await Should.ThrowAsync<HttpRequestException>(() => World.EndAsync(_proxy.RetryAroundRateLimitAsync(CancellationToken.None)));

        _callee.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task Retry_Timeout_each_attempt_has_a_time_of_its_own()
    {
        Hangs();
        Task<int> call = _proxy.RetryAroundTimeoutAsync(CancellationToken.None);
        _world.Pass(1_000);
        await World.UntilAsync(() => _callee.Calls == 2);
        call.IsCompleted.ShouldBeFalse();

        await _world.PassUntilEndAsync(call);

        await Should.ThrowAsync<AttemptTimeoutException>(() => call);
    }

    [Fact]
    public async Task Retry_Bulkhead_the_slot_is_free_during_the_wait()
    {
        _callee.Script = static (call, _) => call == 1 ? Callee.Fails() : Task.FromResult(call);
        Task<int> call = _proxy.RetryAroundBulkheadAsync(CancellationToken.None);

        (await World.EndAsync(_proxy.RetryAroundBulkheadAsync(CancellationToken.None))).ShouldBe(2);

        call.IsCompleted.ShouldBeFalse();
        _world.Pass(600);
        (await World.EndAsync(call)).ShouldBe(3);
    }

    [Fact]
    public async Task Hedge_CircuitBreaker_each_attempt_asks_the_circuit()
    {
        Holds();
        CircuitBreaker circuit = Circuit(ResilientOrder.Circuits.HedgeAroundCircuitBreakerAsync);
        Task<int> call = _proxy.HedgeAroundCircuitBreakerAsync(CancellationToken.None);
        circuit.ForceOpen();

        _world.Pass(500);

        await World.UntilAsync(() => circuit.GetSnapshot().Rejected == 1);
        await EndFirstAsync(call);
        _callee.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task Hedge_RateLimit_each_attempt_takes_a_permit()
    {
        Holds();
        DateTimeOffset start = _world.Time.GetUtcNow();
        Task<int> call = _proxy.HedgeAroundRateLimitAsync(CancellationToken.None);

        await _world.PassUntilAsync(() => _callee.Calls == 2);

        (_world.Time.GetUtcNow() - start).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(2));
        (await World.EndAsync(call)).ShouldBe(2);
    }

    [Fact]
    public async Task Hedge_Timeout_each_attempt_has_a_time_of_its_own()
    {
        CancellationToken[] held = new CancellationToken[3];
        _callee.Script = (call, token) =>
        {
            held[call] = token;
            return Callee.HangsAsync(token);
        };
        Task<int> call = _proxy.HedgeAroundTimeoutAsync(CancellationToken.None);
        _world.Pass(500);
        await World.UntilAsync(() => held[2].CanBeCanceled);

        _world.Pass(500);

        held[1].IsCancellationRequested.ShouldBeTrue();
        held[2].IsCancellationRequested.ShouldBeFalse();
        await _world.PassUntilEndAsync(call);
        await Should.ThrowAsync<AttemptTimeoutException>(() => call);
    }

    [Fact]
    public async Task Hedge_Bulkhead_each_attempt_takes_a_slot()
    {
        TaskCompletionSource<int> second = new();
        _callee.Script = (call, _) => call == 1 ? _first.Task : second.Task;
        Task<int> call = _proxy.HedgeAroundBulkheadAsync(CancellationToken.None);
        _world.Pass(500);
        await World.UntilAsync(() => _callee.Calls == 2);

        await Should.ThrowAsync<BulkheadFullException>(() => World.EndAsync(_proxy.HedgeAroundBulkheadAsync(CancellationToken.None)));

        second.SetResult(2);
        (await World.EndAsync(call)).ShouldBe(2);
    }

    [Fact]
    public async Task CircuitBreaker_RateLimit_what_the_circuit_rejects_takes_no_permit()
    {
        CircuitBreaker circuit = Circuit(ResilientOrder.Circuits.CircuitBreakerAroundRateLimitAsync);
        circuit.ForceOpen();
        await Should.ThrowAsync<CircuitOpenException>(() => _proxy.CircuitBreakerAroundRateLimitAsync(CancellationToken.None));
        await Should.ThrowAsync<CircuitOpenException>(() => _proxy.CircuitBreakerAroundRateLimitAsync(CancellationToken.None));

        circuit.Close();

        (await World.EndAsync(_proxy.CircuitBreakerAroundRateLimitAsync(CancellationToken.None))).ShouldBe(1);
    }

    [Fact]
    public async Task CircuitBreaker_Timeout_a_time_out_is_a_failure()
    {
        Hangs();
        Task<int> call = _proxy.CircuitBreakerAroundTimeoutAsync(CancellationToken.None);

        _world.Pass(1_000);

        await Should.ThrowAsync<AttemptTimeoutException>(() => World.EndAsync(call));
        Circuit(ResilientOrder.Circuits.CircuitBreakerAroundTimeoutAsync).GetSnapshot().Failures.ShouldBe(1);
    }

    [Fact]
    public async Task CircuitBreaker_Bulkhead_what_the_circuit_rejects_does_not_wait_for_a_slot()
    {
        Holds();
        Task<int> running = _proxy.CircuitBreakerAroundBulkheadAsync(CancellationToken.None);
        Circuit(ResilientOrder.Circuits.CircuitBreakerAroundBulkheadAsync).ForceOpen();

        await Should.ThrowAsync<CircuitOpenException>(() => World.EndAsync(_proxy.CircuitBreakerAroundBulkheadAsync(CancellationToken.None)));

        await EndFirstAsync(running);
    }

    [Fact]
    public async Task RateLimit_Timeout_the_wait_for_a_permit_is_not_the_attempts_time()
    {
        await _proxy.RateLimitAroundTimeoutAsync(CancellationToken.None);
        Task<int> call = _proxy.RateLimitAroundTimeoutAsync(CancellationToken.None);

        _world.Pass(4_999);
        call.IsCompleted.ShouldBeFalse();
        _world.Pass(1);

        (await World.EndAsync(call)).ShouldBe(2);
    }

    [Fact]
    public async Task RateLimit_Bulkhead_who_waits_for_a_slot_has_a_permit_already()
    {
        Holds();
        Task<int> running = _proxy.RateLimitAroundBulkheadAsync(CancellationToken.None);
        Task<int> waiting = _proxy.RateLimitAroundBulkheadAsync(CancellationToken.None);

        await Should.ThrowAsync<RateLimitedException>(() => World.EndAsync(_proxy.RateLimitAroundBulkheadAsync(CancellationToken.None)), "the bulkhead's queue is full too");

        await EndFirstAsync(running);
        (await World.EndAsync(waiting)).ShouldBe(2);
    }

    [Fact]
    public async Task Timeout_Bulkhead_the_wait_for_a_slot_is_the_attempts_time()
    {
        Holds();
        Task<int> running = _proxy.TimeoutAroundBulkheadAsync(CancellationToken.None);
        Task<int> call = _proxy.TimeoutAroundBulkheadAsync(CancellationToken.None);

        _world.Pass(1_000);

        await Should.ThrowAsync<AttemptTimeoutException>(() => World.EndAsync(call));
        await EndFirstAsync(running);
        _callee.Calls.ShouldBe(1);
    }

    private CircuitBreaker Circuit(string name) => _world.Runtime.Circuits[name];

    private void Fails() => _callee.Script = static (_, _) => Callee.Fails();

    private void Hangs() => _callee.Script = static (_, token) => Callee.HangsAsync(token);

    /// <summary>The first call goes on until it is told to end, whatever its token says.</summary>
    private void Holds() => _callee.Script = (call, _) => call == 1 ? _first.Task : Task.FromResult(call);

    private async Task EndFirstAsync(Task<int> first)
    {
        _first.SetResult(1);
        (await World.EndAsync(first)).ShouldBe(1);
    }
}
