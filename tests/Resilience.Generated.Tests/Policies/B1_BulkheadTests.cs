namespace Resilience.GeneratedTests;

public sealed class B1_BulkheadTests : IDisposable
{
    private readonly World _world = new();
    private readonly Attempts _attempts;

    public B1_BulkheadTests() => _attempts = new Attempts(_world.Callee);

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task F1_a_fallback_for_the_full_bulkhead_is_given_the_cause_that_its_own_exception_carries(bool isAsync)
    {
        ConfinedBacked callee = new();
        var proxy = new ResilientConfinedBacked(callee, _world.Runtime);
        Task<int> held = proxy.ReadAsync();

        FormatException thrown = await Should.ThrowAsync<FormatException>(async () => _ = isAsync ? await proxy.ReadAsync() : proxy.Read());

        thrown.Data["Resilience.Cause"].ShouldBeSameAs(callee.Cause.ShouldNotBeNull());
        callee.Answer.SetResult(1);
        await held;
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task B1_a_call_beyond_the_limit_is_rejected_and_for_the_circuit_it_never_was(Kind kind)
    {
        var proxy = new ResilientConfined(_world.Callee, _world.Runtime);
        Task<int> running = await World.PendAsync(() => proxy.CallAsync(kind));

        BulkheadFullException rejected = await Should.ThrowAsync<BulkheadFullException>(() => proxy.CallAsync(kind));

        (rejected.Service, rejected.Method, rejected.RetryAfter).ShouldBe(("IConfined", Kinds.MethodOf(kind), null));
        rejected.Message.ShouldBe($"IConfined.{Kinds.MethodOf(kind)}: the bulkhead is full (1 running, 0 waiting).");
        _attempts.Count.ShouldBe(1);
        CircuitSnapshot circuit = _world.Circuit.GetSnapshot();
        (circuit.Failures, circuit.Ignored, circuit.Rejected).ShouldBe((0, 0, 0));
        (await _attempts.StartedAsync(1)).Succeed();
        await World.EndAsync(running);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task B1_the_slot_comes_back_however_a_call_ends(Kind kind)
    {
        var proxy = new ResilientConfined(_world.Callee, _world.Runtime);
        using var cancellation = new CancellationTokenSource();
        _world.Callee.Script = (call, token) => call switch
        {
            1 => throw new HttpRequestException("at once"),
            2 => Callee.Fails(),
            3 => Task.FromResult(3),
            4 => Callee.HangsAsync(token),
            _ => Task.Run(() => 5, CancellationToken.None),
        };

        await Should.ThrowAsync<HttpRequestException>(() => proxy.CallAsync(kind));
        await Should.ThrowAsync<HttpRequestException>(() => proxy.CallAsync(kind));
        await proxy.CallAsync(kind);
        Task<int> cancelled = await World.PendAsync(() => proxy.CallAsync(kind, cancellationToken: cancellation.Token));
        await cancellation.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => World.EndAsync(cancelled));
        await proxy.CallAsync(kind);
        await proxy.CallAsync(kind);

        _world.Callee.Calls.ShouldBe(6);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task B1_those_who_wait_run_in_the_order_in_which_they_came_and_the_rest_is_rejected(Kind kind)
    {
        var proxy = new ResilientQueued(_world.Callee, _world.Runtime);
        Task<int> first = await World.PendAsync(() => proxy.CallAsync(kind));
        Task<int> second = await World.PendAsync(() => proxy.CallAsync(kind));
        Task<int> third = await World.PendAsync(() => proxy.CallAsync(kind));

        await Should.ThrowAsync<BulkheadFullException>(() => proxy.CallAsync(kind));
        _attempts.Count.ShouldBe(1);

        (await _attempts.StartedAsync(1)).Succeed();
        await World.EndAsync(first);
        (await _attempts.StartedAsync(2)).Succeed();
        await World.EndAsync(second);
        third.IsCompleted.ShouldBeFalse();
        (await _attempts.StartedAsync(3)).Succeed();
        await World.EndAsync(third);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task B1_a_queued_call_that_is_cancelled_leaves_the_queue_and_never_runs(Kind kind)
    {
        var proxy = new ResilientQueued(_world.Callee, _world.Runtime);
        using var cancellation = new CancellationTokenSource();
        Task<int> running = await World.PendAsync(() => proxy.CallAsync(kind));
        Task<int> cancelled = await World.PendAsync(() => proxy.CallAsync(kind, cancellationToken: cancellation.Token));
        Task<int> waiting = await World.PendAsync(() => proxy.CallAsync(kind));

        await cancellation.CancelAsync();

        (await Should.ThrowAsync<OperationCanceledException>(() => World.EndAsync(cancelled))).CancellationToken.ShouldBe(cancellation.Token);
        Task<int> next = await World.PendAsync(() => proxy.CallAsync(kind));
        foreach (int call in (int[])[1, 2, 3])
        {
            (await _attempts.StartedAsync(call)).Succeed();
        }

        await World.EndAsync(running);
        await World.EndAsync(waiting);
        await World.EndAsync(next);
        _attempts.Count.ShouldBe(3);
        _world.Circuit.GetSnapshot().Failures.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task T1_a_queued_call_whose_time_is_over_leaves_the_queue_and_for_the_circuit_it_never_was(Kind kind)
    {
        var proxy = new ResilientQueuedInTime(_world.Callee, _world.Runtime);
        Task<int> running = await World.PendAsync(() => proxy.CallAsync(kind));
        Task<int> late = await World.PendAsync(() => proxy.CallAsync(kind));

        _world.Pass(999);
        late.IsCompleted.ShouldBeFalse();
        _world.Pass(1);

        await Should.ThrowAsync<AttemptTimeoutException>(() => World.EndAsync(late));
        (await _attempts.StartedAsync(1)).Succeed();
        await World.EndAsync(running);
        _attempts.Count.ShouldBe(1);
        _world.Circuit.State.ShouldBe(CircuitState.Closed);
        _world.Circuit.GetSnapshot().Failures.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task T1_the_time_of_a_call_that_waited_began_with_the_wait(Kind kind)
    {
        var proxy = new ResilientQueuedInTime(_world.Callee, _world.Runtime);
        TaskCompletionSource<int> held = new();
        _world.Callee.Script = (call, token) => call == 1 ? held.Task : Callee.HangsAsync(token);
        Task<int> running = await World.PendAsync(() => proxy.CallAsync(kind));
        Task<int> late = await World.PendAsync(() => proxy.CallAsync(kind));
        _world.Pass(600);
        held.SetResult(0);
        await World.EndAsync(running);
        await World.UntilAsync(() => _world.Callee.Calls == 2);

        _world.Pass(399);
        late.IsCompleted.ShouldBeFalse();
        _world.Pass(1);

        await Should.ThrowAsync<AttemptTimeoutException>(() => World.EndAsync(late));
        _world.Circuit.State.ShouldBe(CircuitState.Open, "this one did reach the callee");
    }

    [Theory]
    [MemberData(nameof(Kinds.Async), MemberType = typeof(Kinds))]
    public async Task T2_an_abandoned_call_keeps_its_slot_until_it_really_ends(Kind kind)
    {
        var proxy = new ResilientConfinedAbandoned(_world.Callee, _world.Runtime);
        Task<int> abandoned = proxy.CallAsync(kind);

        _world.Pass(1_000);
        await Should.ThrowAsync<AttemptTimeoutException>(() => World.EndAsync(abandoned));
        await Should.ThrowAsync<BulkheadFullException>(() => proxy.CallAsync(kind));
        (await _attempts.StartedAsync(1)).Fail(new FormatException("nobody is left to see it"));

        Task<int> next = proxy.CallAsync(kind);
        (await _attempts.StartedAsync(2)).Succeed();
        await World.EndAsync(next);
        next = proxy.CallAsync(kind);
        await Should.ThrowAsync<BulkheadFullException>(() => proxy.CallAsync(kind), "the slot came back once");
        (await _attempts.StartedAsync(3)).Succeed();
        await World.EndAsync(next);
    }

    [Theory]
    [MemberData(nameof(Kinds.Async), MemberType = typeof(Kinds))]
    public async Task T2_so_does_one_that_its_caller_has_left(Kind kind)
    {
        var proxy = new ResilientConfinedAbandoned(_world.Callee, _world.Runtime);
        using var cancellation = new CancellationTokenSource();
        Task<int> abandoned = proxy.CallAsync(kind, cancellationToken: cancellation.Token);

        await cancellation.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => World.EndAsync(abandoned));
        await Should.ThrowAsync<BulkheadFullException>(() => proxy.CallAsync(kind));
        (await _attempts.StartedAsync(1)).Succeed();

        Task<int> next = proxy.CallAsync(kind);
        (await _attempts.StartedAsync(2)).Succeed();
        await World.EndAsync(next);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task CB9_a_probe_that_is_rejected_gives_its_permit_back(Kind kind)
    {
        var proxy = new ResilientConfined(_world.Callee, _world.Runtime);
        Task<int> running = await World.PendAsync(() => proxy.CallAsync(kind));
        _world.Circuit.Open(TimeSpan.FromMilliseconds(100));
        _world.Pass(100);

        await Should.ThrowAsync<BulkheadFullException>(() => proxy.CallAsync(kind));
        _world.Circuit.State.ShouldBe(CircuitState.HalfOpen);
        (await _attempts.StartedAsync(1)).Succeed();
        await World.EndAsync(running);
        Task<int> probe = await World.PendAsync(() => proxy.CallAsync(kind));
        (await _attempts.StartedAsync(2)).Succeed();
        await World.EndAsync(probe);

        _world.Circuit.State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public async Task The_methods_of_an_interface_share_its_bulkhead()
    {
        var proxy = new ResilientConfined(_world.Callee, _world.Runtime);
        Task<int> running = proxy.CallAsync(Kind.ValueTaskOf);

        foreach (Kind kind in Enum.GetValues<Kind>())
        {
            await Should.ThrowAsync<BulkheadFullException>(() => proxy.CallAsync(kind));
        }

        (await _attempts.StartedAsync(1)).Succeed();
        await World.EndAsync(running);
    }

    [Theory]
    [MemberData(nameof(TaskLikeKinds.All), MemberType = typeof(TaskLikeKinds))]
    public async Task B1_types_like_tasks_wait_their_turn_and_are_rejected(TaskLikeKind kind)
    {
        var callee = new TaskLikeCallee();
        var proxy = new ResilientTaskLikeConfined(callee, _world.Runtime);
        TaskCompletionSource<int> first = new();
        callee.Script = (call, _) => call == 1 ? first.Task : Task.FromResult(call);
        Task<int> running = proxy.CallAsync(kind);
        Task<int> waiting = proxy.CallAsync(kind);

        await Should.ThrowAsync<BulkheadFullException>(() => proxy.CallAsync(kind));
        waiting.IsCompleted.ShouldBeFalse();
        callee.Calls.ShouldBe(1);
        first.SetResult(1);

        (await World.EndAsync(running)).ShouldBeOneOf(0, 1);
        (await World.EndAsync(waiting)).ShouldBeOneOf(0, 2);
    }

    [Theory]
    [MemberData(nameof(TaskLikeKinds.All), MemberType = typeof(TaskLikeKinds))]
    public async Task T2_an_abandoned_type_like_a_task_keeps_its_slot_until_it_really_ends(TaskLikeKind kind)
    {
        var callee = new TaskLikeCallee();
        var proxy = new ResilientTaskLikeConfined(callee, _world.Runtime);
        TaskCompletionSource<int> first = new();
        callee.Script = (call, _) => call == 1 ? first.Task : Task.FromResult(call);
        Task<int> abandoned = proxy.CallAsync(kind);
        _world.Pass(1_000);
        await Should.ThrowAsync<AttemptTimeoutException>(() => World.EndAsync(abandoned));

        Task<int> waiting = proxy.CallAsync(kind);
        callee.Calls.ShouldBe(1);
        first.SetResult(1);

        (await World.EndAsync(waiting)).ShouldBeOneOf(0, 2);
    }
}
