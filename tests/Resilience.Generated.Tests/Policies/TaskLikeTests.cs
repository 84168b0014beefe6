namespace Resilience.GeneratedTests;

/// <summary>Types like tasks, built by a builder of their own: a class and a struct, with a result and without.</summary>
public sealed class TaskLikeTests : IDisposable
{
    private readonly World _world = new();
    private readonly TaskLikeCallee _callee = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [MemberData(nameof(TaskLikeKinds.All), MemberType = typeof(TaskLikeKinds))]
    public async Task The_result_comes_as_it_is(TaskLikeKind kind)
    {
        var proxy = new ResilientTaskLikeTimed(_callee, _world.Runtime);
        _callee.Script = static async (_, _) =>
        {
            await Task.Yield();
            return 7;
        };

        (await proxy.CallAsync(kind)).ShouldBeOneOf(0, 7);
        _callee.Calls.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(TaskLikeKinds.All), MemberType = typeof(TaskLikeKinds))]
    public async Task CB1_the_third_failure_opens_and_leaves_as_it_is(TaskLikeKind kind)
    {
        var proxy = new ResilientTaskLikeBreaker(_callee, _world.Runtime);
        var failure = new HttpRequestException("down");
        _callee.Script = (call, _) => call == 2 ? throw failure : Callee.Fails(failure);

        for (int call = 1; call <= 3; call++)
        {
            (await Should.ThrowAsync<HttpRequestException>(() => proxy.CallAsync(kind))).ShouldBeSameAs(failure);
        }

        _world.Circuit.State.ShouldBe(CircuitState.Open);
        await Should.ThrowAsync<CircuitOpenException>(() => proxy.CallAsync(kind));
        _callee.Calls.ShouldBe(3);
    }

    [Fact]
    public void T5_what_is_thrown_surfaces_through_what_is_returned()
    {
        var proxy = new ResilientTaskLikeBreaker(_callee, _world.Runtime);
        _callee.Script = static (_, _) => throw new HttpRequestException("down");

        Promise<int> call = proxy.ReadAsync(1, CancellationToken.None);

        call.GetAwaiter().IsCompleted.ShouldBeTrue();
        Should.Throw<HttpRequestException>(() => call.GetAwaiter().GetResult());
    }

    [Theory]
    [MemberData(nameof(TaskLikeKinds.All), MemberType = typeof(TaskLikeKinds))]
    public async Task R1_a_call_that_fails_is_repeated(TaskLikeKind kind)
    {
        var proxy = new ResilientTaskLikeRetried(_callee, _world.Runtime);
        _callee.Script = static (call, _) => call < 3 ? Callee.Fails() : Task.FromResult(call);

        Task<int> call = await _world.PassUntilEndAsync(proxy.CallAsync(kind));

        (await call).ShouldBeOneOf(0, 3);
        _callee.Calls.ShouldBe(3);
    }

    [Theory]
    [MemberData(nameof(TaskLikeKinds.WithResult), MemberType = typeof(TaskLikeKinds))]
    public async Task R4_a_result_that_is_a_failure_is_repeated_and_counted(TaskLikeKind kind)
    {
        var proxy = new ResilientTaskLikeJudged(_callee, _world.Runtime);
        _callee.Script = static (call, _) => Task.FromResult(call == 1 ? -1 : 5);

        (await proxy.CallAsync(kind)).ShouldBe(5);

        _callee.Calls.ShouldBe(2);
        _world.Circuit.GetSnapshot().Failures.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(TaskLikeKinds.All), MemberType = typeof(TaskLikeKinds))]
    public async Task T1_a_callee_that_hangs_becomes_a_time_out_and_a_failure(TaskLikeKind kind)
    {
        var proxy = new ResilientTaskLikeTimed(_callee, _world.Runtime);
        _callee.Script = static (_, token) => Callee.HangsAsync(token);

        Task<int> call = proxy.CallAsync(kind);
        _world.Time.Advance(TimeSpan.FromSeconds(1));

        await Should.ThrowAsync<AttemptTimeoutException>(() => call);
        _world.Circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(TaskLikeKinds.All), MemberType = typeof(TaskLikeKinds))]
    public async Task T2_a_callee_that_ignores_its_token_is_abandoned(TaskLikeKind kind)
    {
        var proxy = new ResilientTaskLikeAbandoned(_callee, _world.Runtime);
        TaskCompletionSource<int> never = new();
        _callee.Script = (_, _) => never.Task;

        Task<int> call = proxy.CallAsync(kind);
        _world.Time.Advance(TimeSpan.FromSeconds(1));

        await Should.ThrowAsync<AttemptTimeoutException>(() => call);
        never.SetException(new FormatException("nobody is left to see it"));
    }

    [Theory]
    [MemberData(nameof(TaskLikeKinds.All), MemberType = typeof(TaskLikeKinds))]
    public async Task T4_the_total_time_bounds_it_too(TaskLikeKind kind)
    {
        var proxy = new ResilientTaskLikeTotal(_callee, _world.Runtime);
        _callee.Script = static (_, token) => Callee.HangsAsync(token);

        Task<int> call = proxy.CallAsync(kind);
        _world.Time.Advance(TimeSpan.FromSeconds(1));

        await Should.ThrowAsync<TotalTimeoutException>(() => call);
    }

    [Theory]
    [MemberData(nameof(TaskLikeKinds.WithToken), MemberType = typeof(TaskLikeKinds))]
    public async Task T3_the_callers_cancellation_surfaces_with_the_callers_token_and_counts_nowhere(TaskLikeKind kind)
    {
        var proxy = new ResilientTaskLikeTimed(_callee, _world.Runtime);
        using var cancellation = new CancellationTokenSource();
        _callee.Script = static (_, token) => Callee.HangsAsync(token);

        Task<int> call = proxy.CallAsync(kind, cancellation.Token);
        await cancellation.CancelAsync();

        (await Should.ThrowAsync<OperationCanceledException>(() => call)).CancellationToken.ShouldBe(cancellation.Token);
        _world.Circuit.GetSnapshot().Failures.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(TaskLikeKinds.WithToken), MemberType = typeof(TaskLikeKinds))]
    public async Task T3_a_token_that_is_cancelled_on_entry_calls_nothing(TaskLikeKind kind)
    {
        var proxy = new ResilientTaskLikeBreaker(_callee, _world.Runtime);

        await Should.ThrowAsync<OperationCanceledException>(() => proxy.CallAsync(kind, new CancellationToken(canceled: true)));

        _callee.Calls.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(TaskLikeKinds.All), MemberType = typeof(TaskLikeKinds))]
    public async Task F1_the_fallback_answers_for_a_failure_and_for_a_rejection(TaskLikeKind kind)
    {
        var proxy = new ResilientTaskLikeBacked(_callee, _world.Runtime);
        _callee.Script = static (_, _) => Callee.Fails();

        (await proxy.CallAsync(kind)).ShouldBeOneOf(0, 100);
        _world.Circuit.Open();
        (await proxy.CallAsync(kind)).ShouldBeOneOf(0, 100);

        _callee.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task F1_the_overload_with_the_most_specific_cause_answers()
    {
        var proxy = new ResilientTaskLikeBacked(_callee, _world.Runtime);
        _callee.Script = static (_, _) => Callee.Fails(new TimeoutException("slow"));

        (await proxy.ReadAsync(1, CancellationToken.None)).ShouldBe(200);
    }

    [Fact]
    public async Task F1_a_fallback_that_throws_leaves_with_the_cause()
    {
        var proxy = new ResilientTaskLikeBacked(_callee, _world.Runtime);
        var cause = new FormatException("cause");
        _callee.Script = (_, _) => Callee.Fails(cause);

        InvalidOperationException thrown = await Should.ThrowAsync<InvalidOperationException>(async () => await proxy.FetchAsync(1, CancellationToken.None));

        thrown.Data["Resilience.Cause"].ShouldBeSameAs(cause);
    }

    [Fact]
    public async Task A_callee_that_returns_null_is_a_failure()
    {
        var proxy = new ResilientTaskLikeBreaker(_callee, _world.Runtime);
        _callee.ReturnsNull = true;

        await Should.ThrowAsync<NullReferenceException>(() => proxy.CallAsync(TaskLikeKind.ClassOf));

        _world.Circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(1);
    }
}
