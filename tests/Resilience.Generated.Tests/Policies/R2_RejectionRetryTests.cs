namespace Resilience.GeneratedTests;

/// <summary>[R2]: rejections of our own are repeated where <c>Handle</c> names them, no sooner than they say, and nowhere else.</summary>
public sealed class R2_RejectionRetryTests : IDisposable
{
    private readonly World _world = new();

    public R2_RejectionRetryTests() => Start = _world.Time.GetUtcNow();

    private DateTimeOffset Start { get; }

    private TimeSpan Passed => _world.Time.GetUtcNow() - Start;

    public void Dispose() => _world.Dispose();

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task A_rate_limit_is_asked_again_when_it_has_said_and_not_after_the_delay(Kind kind)
    {
        var proxy = new ResilientRateRetried(_world.Callee, _world.Runtime);
        await proxy.CallAsync(kind);

        Task<int> call = await _world.PassUntilEndAsync(World.Start(() => proxy.CallAsync(kind)));

        (await call).ShouldBeOneOf(0, 2);
        Passed.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(5), "at 100 ms the retry would have been rejected too, and the last");
    }

    [Fact]
    public async Task It_is_asked_again_at_that_moment()
    {
        var proxy = new ResilientRateRetried(_world.Callee, _world.Runtime);
        await proxy.ReadAsync(1, default);
        Task<int> call = proxy.ReadAsync(1, default);

        _world.Pass(4_999);
        _world.Callee.Calls.ShouldBe(1);
        _world.Pass(1);

        (await World.EndAsync(call)).ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task It_is_not_asked_again_where_that_would_pass_the_total_time(Kind kind)
    {
        var proxy = new ResilientRateRetriedInTime(_world.Callee, _world.Runtime);
        await proxy.CallAsync(kind);

        (await Should.ThrowAsync<RateLimitedException>(() => World.EndAsync(World.Start(() => proxy.CallAsync(kind))))).RetryAfter.ShouldBe(TimeSpan.FromSeconds(5));

        _world.Callee.Calls.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task A_circuit_is_asked_again_when_its_interval_is_over(Kind kind)
    {
        var proxy = new ResilientCircuitRetried(_world.Callee, _world.Runtime);
        _world.Circuit.Open();

        Task<int> call = await _world.PassUntilEndAsync(World.Start(() => proxy.CallAsync(kind)));

        (await call).ShouldBeOneOf(0, 1);
        Passed.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(5));
        _world.Circuit.State.ShouldBe(CircuitState.Closed);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task A_bulkhead_which_cannot_say_is_asked_again_after_the_delay(Kind kind)
    {
        var proxy = new ResilientBulkheadRetried(_world.Callee, _world.Runtime);
        TaskCompletionSource<int> first = new();
        _world.Callee.Script = (call, _) => call == 1 ? first.Task : Task.FromResult(call);
        Task<int> running = await World.PendAsync(() => proxy.CallAsync(kind));
        Task<int> call = await World.PendAsync(() => proxy.CallAsync(kind));
        first.SetResult(1);
        await World.EndAsync(running);

        await _world.PassUntilEndAsync(call);

        (await call).ShouldBeOneOf(0, 2);
        Passed.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(5));
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task Nothing_rejected_is_repeated_where_Handle_names_something_else(Kind kind)
        => await NothingIsRepeatedAsync(new ResilientRejected(_world.Callee, _world.Runtime), kind);

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task Nothing_rejected_is_repeated_where_Handle_names_nothing(Kind kind)
        => await NothingIsRepeatedAsync(new ResilientRejectedPlainly(_world.Callee, _world.Runtime), kind);

    /// <summary>Without a delay each repetition would be another rejection.</summary>
    private async Task NothingIsRepeatedAsync(ICalls proxy, Kind kind)
    {
        _world.Circuit.ForceOpen();
        await Should.ThrowAsync<CircuitOpenException>(() => proxy.CallAsync(kind));
        _world.Circuit.GetSnapshot().Rejected.ShouldBe(1);
        _world.Circuit.Close();

        TaskCompletionSource<int> first = new();
        _world.Callee.Script = (_, _) => first.Task;
        Task<int> running = await World.PendAsync(() => proxy.CallAsync(kind));
        await Should.ThrowAsync<BulkheadFullException>(() => proxy.CallAsync(kind));
        first.SetResult(1);
        await World.EndAsync(running);

        // The rejected call had a permit, and would have taken more.
        await Should.ThrowAsync<RateLimitedException>(() => proxy.CallAsync(kind));
        _world.Callee.Calls.ShouldBe(1);
        Passed.ShouldBe(TimeSpan.Zero);
    }
}
