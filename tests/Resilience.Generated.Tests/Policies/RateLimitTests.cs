namespace Resilience.GeneratedTests;

public sealed class RateLimitTests : IDisposable
{
    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task A_fixed_window_lets_so_many_calls_start_and_the_next_window_as_many(Kind kind)
    {
        var proxy = new ResilientFixedRate(_world.Callee, _world.Runtime);
        _world.Pass(400);

        await PassesAsync(proxy, kind, calls: 2);
        (await IsLimitedAsync(proxy, kind)).Service.ShouldBe("IFixedRate");
        (await IsLimitedAsync(proxy, kind)).Method.ShouldBe(Kinds.MethodOf(kind));
        (await IsLimitedAsync(proxy, kind)).RetryAfter.ShouldBe(TimeSpan.FromMilliseconds(600));
        _world.Pass(599);
        (await IsLimitedAsync(proxy, kind)).RetryAfter.ShouldBe(TimeSpan.FromMilliseconds(1));
        (await IsLimitedAsync(proxy, kind)).Message.ShouldBe($"IFixedRate.{Kinds.MethodOf(kind)}: the rate limit is reached (2 per 1 s); retry after 1 ms.");
        _world.Pass(1);
        await PassesAsync(proxy, kind, calls: 2);
        await IsLimitedAsync(proxy, kind);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task A_sliding_window_gives_each_permit_back_a_window_after_it_was_taken(Kind kind)
    {
        var proxy = new ResilientSlidingRate(_world.Callee, _world.Runtime);

        await PassesAsync(proxy, kind, calls: 1);
        _world.Pass(500);
        await PassesAsync(proxy, kind, calls: 1);
        (await IsLimitedAsync(proxy, kind)).RetryAfter.ShouldBe(TimeSpan.FromMilliseconds(500));
        _world.Pass(500);
        await PassesAsync(proxy, kind, calls: 1);
        (await IsLimitedAsync(proxy, kind)).RetryAfter.ShouldBe(TimeSpan.FromMilliseconds(500));
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task A_bucket_fills_evenly(Kind kind)
    {
        var proxy = new ResilientBucketRate(_world.Callee, _world.Runtime);

        await PassesAsync(proxy, kind, calls: 2);
        (await IsLimitedAsync(proxy, kind)).RetryAfter.ShouldBe(TimeSpan.FromMilliseconds(500));
        _world.Pass(500);
        await PassesAsync(proxy, kind, calls: 1);
        await IsLimitedAsync(proxy, kind);
        _world.Pass(5_000);
        await PassesAsync(proxy, kind, calls: 2);
        await IsLimitedAsync(proxy, kind);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task Those_who_wait_go_on_in_the_order_in_which_they_came_and_the_rest_is_rejected(Kind kind)
    {
        var proxy = new ResilientQueuedRate(_world.Callee, _world.Runtime);
        await PassesAsync(proxy, kind, calls: 1);
        Task<int> second = await World.PendAsync(() => proxy.CallAsync(kind));
        Task<int> third = await World.PendAsync(() => proxy.CallAsync(kind));

        await IsLimitedAsync(proxy, kind);
        _world.Pass(999);
        second.IsCompleted.ShouldBeFalse();
        _world.Pass(1);
        await World.EndAsync(second);
        third.IsCompleted.ShouldBeFalse();
        _world.Pass(1_000);
        await World.EndAsync(third);

        _world.Callee.Calls.ShouldBe(3);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task A_queued_call_that_is_cancelled_leaves_the_queue_never_runs_and_takes_no_permit(Kind kind)
    {
        var proxy = new ResilientQueuedRate(_world.Callee, _world.Runtime);
        using var cancellation = new CancellationTokenSource();
        await PassesAsync(proxy, kind, calls: 1);
        Task<int> cancelled = await World.PendAsync(() => proxy.CallAsync(kind, cancellationToken: cancellation.Token));
        Task<int> waiting = await World.PendAsync(() => proxy.CallAsync(kind));

        await cancellation.CancelAsync();

        (await Should.ThrowAsync<OperationCanceledException>(() => World.EndAsync(cancelled))).CancellationToken.ShouldBe(cancellation.Token);
        _world.Pass(1_000);
        await World.EndAsync(waiting);
        _world.Callee.Calls.ShouldBe(2);
        _world.Circuit.GetSnapshot().Failures.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task T1_the_wait_is_not_the_attempts_time(Kind kind)
    {
        var proxy = new ResilientQueuedRateInTime(_world.Callee, _world.Runtime);
        await PassesAsync(proxy, kind, calls: 1);
        _world.Pass(200);
        Task<int> late = await World.PendAsync(() => proxy.CallAsync(kind));

        // Twice the attempt's time.
        _world.Pass(799);
        late.IsCompleted.ShouldBeFalse();
        _world.Pass(1);

        await World.EndAsync(late);
        _world.Callee.Calls.ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task T4_the_total_time_bounds_the_wait_and_for_the_circuit_the_call_never_was(Kind kind)
    {
        var proxy = new ResilientQueuedRateInTime(_world.Callee, _world.Runtime);
        await PassesAsync(proxy, kind, calls: 1);
        Task<int> second = await World.PendAsync(() => proxy.CallAsync(kind));
        Task<int> late = await World.PendAsync(() => proxy.CallAsync(kind));

        _world.Pass(1_000);
        await World.EndAsync(second);
        _world.Pass(299);
        late.IsCompleted.ShouldBeFalse();
        _world.Pass(1);

        (await Should.ThrowAsync<TotalTimeoutException>(() => World.EndAsync(late))).InnerException.ShouldBeNull();
        _world.Callee.Calls.ShouldBe(2);
        _world.Circuit.State.ShouldBe(CircuitState.Closed);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task CB9_a_probe_that_is_limited_gives_its_permit_back_and_is_neutral(Kind kind)
    {
        var proxy = new ResilientFixedRate(_world.Callee, _world.Runtime);
        _world.Callee.Script = static (call, _) => call == 2 ? Callee.Fails() : Task.FromResult(call);
        await PassesAsync(proxy, kind, calls: 1);
        await Should.ThrowAsync<HttpRequestException>(() => proxy.CallAsync(kind));
        _world.Pass(100);

        await IsLimitedAsync(proxy, kind);
        await IsLimitedAsync(proxy, kind);
        _world.Circuit.State.ShouldBe(CircuitState.HalfOpen);
        _world.Circuit.GetSnapshot().Failures.ShouldBe(1);
        _world.Pass(900);
        await PassesAsync(proxy, kind, calls: 1);

        _world.Circuit.State.ShouldBe(CircuitState.Closed);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task Who_is_rejected_because_the_queue_is_full_is_told_when_he_would_get_a_permit(Kind kind)
    {
        var proxy = new ResilientQueuedRate(_world.Callee, _world.Runtime);
        await PassesAsync(proxy, kind, calls: 1);
        Task<int>[] waiting = [await World.PendAsync(() => proxy.CallAsync(kind)), await World.PendAsync(() => proxy.CallAsync(kind))];

        (await IsLimitedAsync(proxy, kind)).RetryAfter.ShouldBe(TimeSpan.FromSeconds(3), "the permits of the next two seconds are promised");

        _world.Pass(1_000);
        await World.EndAsync(waiting[0]);
        _world.Pass(1_000);
        await World.EndAsync(waiting[1]);
        _world.Pass(1_000);
        await PassesAsync(proxy, kind, calls: 1);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task Who_waits_when_the_runtime_is_disposed_is_rejected_and_nobody_waits_any_more(Kind kind)
    {
        var proxy = new ResilientQueuedRate(_world.Callee, _world.Runtime);
        await PassesAsync(proxy, kind, calls: 1);
        Task<int>[] waiting = [await World.PendAsync(() => proxy.CallAsync(kind)), await World.PendAsync(() => proxy.CallAsync(kind))];

        _world.Runtime.Dispose();

        foreach (Task<int> wait in waiting)
        {
            (await Should.ThrowAsync<RateLimitedException>(() => World.EndAsync(wait))).RetryAfter.ShouldBe(TimeSpan.FromSeconds(1));
        }

        await IsLimitedAsync(proxy, kind);
        _world.Pass(1_000);
        await PassesAsync(proxy, kind, calls: 1);
        _world.Circuit.GetSnapshot().Failures.ShouldBe(0);
    }

    [Fact]
    public async Task A_limit_that_is_made_when_the_runtime_is_disposed_already_lets_nobody_wait()
    {
        _world.Runtime.Dispose();
        var proxy = new ResilientQueuedRate(_world.Callee, _world.Runtime);

        await PassesAsync(proxy, Kind.TaskOf, calls: 1);

        await Should.ThrowAsync<RateLimitedException>(() => World.EndAsync(proxy.CallAsync(Kind.TaskOf)));
    }

    [Fact]
    public async Task The_methods_of_an_interface_share_its_limit()
    {
        var proxy = new ResilientFixedRate(_world.Callee, _world.Runtime);
        await PassesAsync(proxy, Kind.Void, calls: 1);
        await PassesAsync(proxy, Kind.TaskOf, calls: 1);

        foreach (Kind kind in Enum.GetValues<Kind>())
        {
            await IsLimitedAsync(proxy, kind);
        }
    }

    [Theory]
    [MemberData(nameof(TaskLikeKinds.All), MemberType = typeof(TaskLikeKinds))]
    public async Task Types_like_tasks_wait_their_turn_and_are_rejected(TaskLikeKind kind)
    {
        var callee = new TaskLikeCallee();
        var proxy = new ResilientTaskLikeRate(callee, _world.Runtime);
        await proxy.CallAsync(kind);
        Task<int> waiting = proxy.CallAsync(kind);

        RateLimitedException limited = await Should.ThrowAsync<RateLimitedException>(() => proxy.CallAsync(kind));
        limited.RetryAfter.ShouldBe(TimeSpan.FromSeconds(2));
        limited.Message.ShouldEndWith(": the rate limit is reached (1 per 1 s, 1 waiting); retry after 2 s.");
        waiting.IsCompleted.ShouldBeFalse();
        _world.Pass(1_000);

        (await World.EndAsync(waiting)).ShouldBeOneOf(0, 2);
    }

    private static async Task PassesAsync(ICalls proxy, Kind kind, int calls)
    {
        for (int call = 1; call <= calls; call++)
        {
            await proxy.CallAsync(kind);
        }
    }

    private async Task<RateLimitedException> IsLimitedAsync(ICalls proxy, Kind kind)
    {
        int calls = _world.Callee.Calls;
        RateLimitedException limited = await Should.ThrowAsync<RateLimitedException>(() => proxy.CallAsync(kind));
        _world.Callee.Calls.ShouldBe(calls);
        return limited;
    }
}
