namespace Resilience.GeneratedTests;

public sealed class H1_HedgeTests : IDisposable
{
    private readonly World _world = new();
    private readonly Attempts _attempts;

    public H1_HedgeTests() => _attempts = new Attempts(_world.Callee);

    public void Dispose() => _world.Dispose();

    [Theory]
    [MemberData(nameof(Kinds.Async), MemberType = typeof(Kinds))]
    public async Task H1_after_the_delay_another_attempt_starts_and_the_first_success_wins(Kind kind)
    {
        var proxy = new ResilientHedged(_world.Callee, _world.Runtime);
        Task<int> call = proxy.CallAsync(kind);
        _world.Pass(499);
        _attempts.Count.ShouldBe(1);
        _world.Pass(1);

        (await _attempts.StartedAsync(2)).Succeed(2);

        (await World.EndAsync(call)).ShouldBeOneOf(0, 2);
        (await _attempts.StartedAsync(1)).Token.IsCancellationRequested.ShouldBeTrue("the loser is cancelled");
    }

    [Theory]
    [MemberData(nameof(Kinds.Async), MemberType = typeof(Kinds))]
    public async Task H1_the_first_attempt_may_win_and_the_other_is_cancelled(Kind kind)
    {
        var proxy = new ResilientHedged(_world.Callee, _world.Runtime);
        Task<int> call = proxy.CallAsync(kind);
        _world.Pass(500);
        Attempts.Attempt second = await _attempts.StartedAsync(2);
        second.Token.IsCancellationRequested.ShouldBeFalse();

        (await _attempts.StartedAsync(1)).Succeed(1);

        (await World.EndAsync(call)).ShouldBeOneOf(0, 1);
        second.Token.IsCancellationRequested.ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Kinds.Async), MemberType = typeof(Kinds))]
    public async Task CB9_losers_are_neutral_whether_they_end_well_or_badly(Kind kind)
    {
        var proxy = new ResilientHedged(_world.Callee, _world.Runtime);
        await WinsWithTheSecondAsync(proxy, kind, first: 1);
        await WinsWithTheSecondAsync(proxy, kind, first: 3);
        Task<int> failing = proxy.CallAsync(kind);
        (await _attempts.StartedAsync(5)).Fail(new HttpRequestException("down"));
        await Should.ThrowAsync<HttpRequestException>(() => World.EndAsync(failing));
        _world.Circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(1);

        (await _attempts.StartedAsync(1)).Succeed(1);
        _world.Circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(1, "a success would start over");
        (await _attempts.StartedAsync(3)).Fail(new HttpRequestException("down"));

        _world.Circuit.State.ShouldBe(CircuitState.Closed, "a failure would open");
        _world.Circuit.GetSnapshot().Failures.ShouldBe(1);
    }

    [Fact]
    public async Task H1_what_a_loser_throws_is_observed()
    {
        var proxy = new ResilientHedged(_world.Callee, _world.Runtime);
        bool isUnobserved = false;
        EventHandler<UnobservedTaskExceptionEventArgs> handler = (_, args) => isUnobserved |= args.Exception.InnerException is InsufficientExecutionStackException;
        TaskScheduler.UnobservedTaskException += handler;
        try
        {
            await LoseAsync();
            for (int round = 0; round < 3; round++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= handler;
        }

        isUnobserved.ShouldBeFalse();

        // Of its own, so that nothing holds the loser's task.
        async Task LoseAsync()
        {
            Attempts attempts = new(_world.Callee);
            Task<int> call = proxy.CallAsync(Kind.TaskOf);
            _world.Pass(500);
            (await attempts.StartedAsync(2)).Succeed();
            await World.EndAsync(call);
            (await attempts.StartedAsync(1)).Fail(new InsufficientExecutionStackException("lost"));
            _world.Callee.Script = static (call, _) => Task.FromResult(call);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds.Async), MemberType = typeof(Kinds))]
    public async Task H1_if_all_fail_the_first_exception_leaves_and_each_is_counted(Kind kind)
    {
        var proxy = new ResilientHedged(_world.Callee, _world.Runtime);
        var failure = new HttpRequestException("first");
        Task<int> call = proxy.CallAsync(kind);
        _world.Pass(500);
        Attempts.Attempt second = await _attempts.StartedAsync(2);
        (await _attempts.StartedAsync(1)).Fail(failure);
        await World.UntilAsync(() => _world.Circuit.GetSnapshot().Failures == 1);
        call.IsCompleted.ShouldBeFalse();
        second.Fail(new HttpRequestException("second"));

        (await Should.ThrowAsync<HttpRequestException>(() => World.EndAsync(call))).ShouldBeSameAs(failure);
        _world.Circuit.State.ShouldBe(CircuitState.Open);
        _attempts.Count.ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(Kinds.Async), MemberType = typeof(Kinds))]
    public async Task H1_an_attempt_that_fails_before_the_delay_is_the_calls_end(Kind kind)
    {
        var proxy = new ResilientHedged(_world.Callee, _world.Runtime);
        var failure = new HttpRequestException("at once");
        _world.Callee.Script = (_, _) => throw failure;

        (await Should.ThrowAsync<HttpRequestException>(() => World.EndAsync(proxy.CallAsync(kind)))).ShouldBeSameAs(failure);
        _world.Callee.Calls.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Kinds.Async), MemberType = typeof(Kinds))]
    public async Task H1_as_many_attempts_start_as_are_allowed_each_after_a_further_delay(Kind kind)
    {
        var proxy = new ResilientHedgedTwice(_world.Callee, _world.Runtime);
        DateTimeOffset start = _world.Time.GetUtcNow();
        Task<int> call = proxy.CallAsync(kind);

        await _world.PassUntilAsync(() => _attempts.Count == 2);
        (_world.Time.GetUtcNow() - start).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(500));
        await _world.PassUntilAsync(() => _attempts.Count == 3);
        (_world.Time.GetUtcNow() - start).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(1_000));
        _world.Pass(60_000);
        (await _attempts.StartedAsync(3)).Succeed(3);

        (await World.EndAsync(call)).ShouldBeOneOf(0, 3);
        _attempts.Count.ShouldBe(3);
    }

    [Theory]
    [MemberData(nameof(Kinds.Async), MemberType = typeof(Kinds))]
    public async Task H1_each_attempt_asks_the_circuit(Kind kind)
    {
        var proxy = new ResilientHedged(_world.Callee, _world.Runtime);
        Task<int> call = proxy.CallAsync(kind);
        _world.Circuit.ForceOpen();
        _world.Pass(500);
        await World.UntilAsync(() => _world.Circuit.GetSnapshot().Rejected == 1);

        (await _attempts.StartedAsync(1)).Succeed(1);

        (await World.EndAsync(call)).ShouldBeOneOf(0, 1);
        _attempts.Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Kinds.Async), MemberType = typeof(Kinds))]
    public async Task H1_each_attempt_asks_the_rate_limit_whose_rejection_is_not_the_callees_answer(Kind kind)
    {
        var proxy = new ResilientHedgedRate(_world.Callee, _world.Runtime);
        var failure = new HttpRequestException("down");
        Task<int> call = proxy.CallAsync(kind);
        _world.Pass(500);
        _world.Pass(499);

        (await _attempts.StartedAsync(1)).Fail(failure);

        (await Should.ThrowAsync<HttpRequestException>(() => World.EndAsync(call))).ShouldBeSameAs(failure);
        _attempts.Count.ShouldBe(1);
        _world.Circuit.GetSnapshot().Failures.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Kinds.Async), MemberType = typeof(Kinds))]
    public async Task H1_each_attempt_takes_a_slot_until_it_really_ends(Kind kind)
    {
        var proxy = new ResilientHedgedTurns(_world.Callee, _world.Runtime);
        Task<int> call = proxy.CallAsync(kind);
        _world.Pass(500);
        (await _attempts.StartedAsync(2)).Succeed(2);
        await World.EndAsync(call);

        Task<int> beside = proxy.HoldAsync(1, CancellationToken.None);
        Attempts.Attempt third = await _attempts.StartedAsync(3);
        Task<int> waiting = proxy.HoldAsync(1, CancellationToken.None);
        _attempts.Count.ShouldBe(3, "the loser has the other slot");
        (await _attempts.StartedAsync(1)).Fail(new FormatException("lost"));

        (await _attempts.StartedAsync(4)).Succeed();
        await World.EndAsync(waiting);
        third.Succeed();
        await World.EndAsync(beside);
    }

    [Theory]
    [MemberData(nameof(Kinds.Async), MemberType = typeof(Kinds))]
    public async Task H1_an_attempt_that_waits_for_its_turn_is_hedged_too_and_is_cancelled_when_it_loses(Kind kind)
    {
        var proxy = new ResilientHedgedTurns(_world.Callee, _world.Runtime);
        Task<int>[] held = [proxy.HoldAsync(1, CancellationToken.None), proxy.HoldAsync(1, CancellationToken.None)];
        Task<int> call = proxy.CallAsync(kind);
        await _world.PassUntilAsync(() => IsFull());

        (await _attempts.StartedAsync(1)).Succeed();
        Attempts.Attempt first = await _attempts.StartedAsync(3);
        (await _attempts.StartedAsync(2)).Succeed();
        (await _attempts.StartedAsync(4)).Succeed(4);

        (await World.EndAsync(call)).ShouldBeOneOf(0, 4);
        first.Token.IsCancellationRequested.ShouldBeTrue();
        first.Fail(new HttpRequestException("lost"));
        _world.Circuit.State.ShouldBe(CircuitState.Closed);
        await Task.WhenAll(held);

        // Three places: a third call finds one once both attempts wait. It takes none: its caller has gone.
        bool IsFull()
        {
            using var cancellation = new CancellationTokenSource();
            Task<int>[] others = [proxy.HoldAsync(1, cancellation.Token), proxy.HoldAsync(1, cancellation.Token)];
            cancellation.Cancel();
            return SpinWait.SpinUntil(() => others.All(static other => other.IsCompleted), TimeSpan.FromSeconds(30)) && others[1].IsFaulted;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds.Async), MemberType = typeof(Kinds))]
    public async Task T3_the_callers_cancellation_reaches_all_attempts_and_surfaces_with_the_callers_token(Kind kind)
    {
        var proxy = new ResilientHedged(_world.Callee, _world.Runtime);
        using var cancellation = new CancellationTokenSource();
        CancellationToken[] held = new CancellationToken[3];
        _world.Callee.Script = (call, token) => Callee.HangsAsync(held[call] = token);
        Task<int> call = proxy.CallAsync(kind, cancellationToken: cancellation.Token);
        _world.Pass(500);
        await World.UntilAsync(() => _world.Callee.Calls == 2 && held[2].CanBeCanceled);

        await cancellation.CancelAsync();

        // Awaited itself: a task that waits for another has a cancellation of its own.
        OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        cancelled.CancellationToken.ShouldBe(cancellation.Token);
        cancelled.InnerException.ShouldBeAssignableTo<OperationCanceledException>()!.CancellationToken.ShouldBeOneOf(held[1], held[2]);
        held.ShouldAllBe(static token => !token.CanBeCanceled || token.IsCancellationRequested);
        CircuitSnapshot circuit = _world.Circuit.GetSnapshot();
        (circuit.Failures, circuit.Ignored).ShouldBe((0, 0));
    }

    [Theory]
    [MemberData(nameof(Kinds.Async), MemberType = typeof(Kinds))]
    public async Task T4_the_total_time_ends_all_attempts(Kind kind)
    {
        var proxy = new ResilientHedgedInTime(_world.Callee, _world.Runtime);
        _world.Callee.Script = static (_, token) => Callee.HangsAsync(token);
        Task<int> call = proxy.CallAsync(kind);
        _world.Pass(500);
        await World.UntilAsync(() => _world.Callee.Calls == 2);
        _world.Pass(699);
        call.IsCompleted.ShouldBeFalse();
        _world.Pass(1);

        (await Should.ThrowAsync<TotalTimeoutException>(() => World.EndAsync(call))).Timeout.ShouldBe(TimeSpan.FromMilliseconds(1_200));

        // [CB9]: each is a failure.
        await World.UntilAsync(() => _world.Circuit.GetSnapshot().Failures == 2);
    }

    [Theory]
    [MemberData(nameof(Kinds.Async), MemberType = typeof(Kinds))]
    public async Task T4_the_total_times_exception_carries_the_failure_of_an_earlier_attempt(Kind kind)
    {
        var proxy = new ResilientHedgedInTime(_world.Callee, _world.Runtime);
        var failure = new HttpRequestException("first");
        TaskCompletionSource<int> first = new();
        _world.Callee.Script = (call, token) => call == 1 ? first.Task : Callee.HangsAsync(token);
        Task<int> call = proxy.CallAsync(kind);
        _world.Pass(500);
        await World.UntilAsync(() => _world.Callee.Calls == 2);
        first.SetException(failure);
        await World.UntilAsync(() => _world.Circuit.GetSnapshot().Failures == 1);

        await _world.PassUntilEndAsync(call);

        (await Should.ThrowAsync<TotalTimeoutException>(() => call)).InnerException.ShouldBeSameAs(failure);
    }

    [Theory]
    [MemberData(nameof(Kinds.Async), MemberType = typeof(Kinds))]
    public async Task R1_a_retry_hedges_anew(Kind kind)
    {
        var proxy = new ResilientHedgedAgain(_world.Callee, _world.Runtime);
        Task<int> call = proxy.CallAsync(kind);
        await _world.PassUntilAsync(() => _attempts.Count == 2);
        (await _attempts.StartedAsync(1)).Fail(new HttpRequestException("first"));
        (await _attempts.StartedAsync(2)).Fail(new HttpRequestException("second"));
        Attempts.Attempt third = await _attempts.StartedAsync(3);
        await _world.PassUntilAsync(() => _attempts.Count == 4);

        (await _attempts.StartedAsync(4)).Succeed(4);

        (await World.EndAsync(call)).ShouldBeOneOf(0, 4);
        third.Token.IsCancellationRequested.ShouldBeTrue();
    }

    [Theory]
    [InlineData(Kind.TaskOf)]
    [InlineData(Kind.ValueTaskOf)]
    public async Task H1_a_result_that_is_a_failure_does_not_win(Kind kind)
    {
        var proxy = new ResilientHedgedJudged(_world.Callee, _world.Runtime);
        Task<int> call = proxy.CallAsync(kind);
        _world.Pass(500);
        Attempts.Attempt second = await _attempts.StartedAsync(2);
        Attempts.Attempt first = await _attempts.StartedAsync(1);

        second.Succeed(-2);
        first.Token.IsCancellationRequested.ShouldBeFalse();
        first.Succeed(1);

        (await World.EndAsync(call)).ShouldBe(1);
        _attempts.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(Kind.TaskOf)]
    [InlineData(Kind.ValueTaskOf)]
    public async Task H1_a_result_that_only_the_circuit_counts_as_a_failure_does_not_win_either(Kind kind)
    {
        var proxy = new ResilientHedgedCounted(_world.Callee, _world.Runtime);
        Task<int> call = proxy.CallAsync(kind);
        _world.Pass(500);
        Attempts.Attempt second = await _attempts.StartedAsync(2);
        Attempts.Attempt first = await _attempts.StartedAsync(1);

        second.Succeed(-2);
        await World.UntilAsync(() => _world.Circuit.GetSnapshot().Failures == 1);
        first.Token.IsCancellationRequested.ShouldBeFalse();
        first.Succeed(1);

        (await World.EndAsync(call)).ShouldBe(1);
        _attempts.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(Kind.TaskOf, true)]
    [InlineData(Kind.TaskOf, false)]
    [InlineData(Kind.ValueTaskOf, true)]
    [InlineData(Kind.ValueTaskOf, false)]
    public async Task H1_if_all_fail_the_first_outcome_leaves_be_it_a_result_or_an_exception(Kind kind, bool isResultFirst)
    {
        var proxy = new ResilientHedgedCounted(_world.Callee, _world.Runtime);
        var failure = new HttpRequestException("down");
        Task<int> call = proxy.CallAsync(kind);
        _world.Pass(500);
        Attempts.Attempt first = await _attempts.StartedAsync(1);
        Attempts.Attempt second = await _attempts.StartedAsync(2);
        Action[] ends = isResultFirst ? [() => first.Succeed(-1), () => second.Fail(failure)] : [() => first.Fail(failure), () => second.Succeed(-1)];

        ends[0]();
        await World.UntilAsync(() => _world.Circuit.GetSnapshot().Failures == 1);
        ends[1]();

        if (isResultFirst)
        {
            (await World.EndAsync(call)).ShouldBe(-1);
        }
        else
        {
            (await Should.ThrowAsync<HttpRequestException>(() => World.EndAsync(call))).ShouldBeSameAs(failure);
        }

        _world.Circuit.GetSnapshot().Failures.ShouldBe(2);
        _attempts.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(Kind.TaskOf)]
    [InlineData(Kind.ValueTaskOf)]
    public async Task H1_a_result_that_fails_before_the_delay_is_the_calls_end(Kind kind)
    {
        var proxy = new ResilientHedgedCounted(_world.Callee, _world.Runtime);
        Task<int> call = proxy.CallAsync(kind);

        (await _attempts.StartedAsync(1)).Succeed(-1);

        (await World.EndAsync(call)).ShouldBe(-1);
        _world.Circuit.GetSnapshot().Failures.ShouldBe(1);
    }

    [Theory]
    [InlineData(Kind.TaskOf)]
    [InlineData(Kind.ValueTaskOf)]
    public async Task T4_the_total_time_ends_a_race_that_a_failing_result_has_not_ended(Kind kind)
    {
        var proxy = new ResilientHedgedCountedInTime(_world.Callee, _world.Runtime);
        Task<int> call = proxy.CallAsync(kind);
        _world.Pass(500);
        Attempts.Attempt second = await _attempts.StartedAsync(2);
        await using CancellationTokenRegistration obeys = second.Token.Register(() => second.Fail(new OperationCanceledException(second.Token)));
        (await _attempts.StartedAsync(1)).Succeed(-1);

        await _world.PassUntilEndAsync(call);

        (await Should.ThrowAsync<TotalTimeoutException>(() => call)).InnerException.ShouldBeAssignableTo<OperationCanceledException>();
    }

    [Theory]
    [InlineData(Kind.TaskOf)]
    [InlineData(Kind.ValueTaskOf)]
    public async Task R4_if_none_succeeds_the_call_is_repeated_and_after_the_last_attempt_a_result_is_returned(Kind kind)
    {
        var proxy = new ResilientHedgedJudged(_world.Callee, _world.Runtime);
        Task<int> call = proxy.CallAsync(kind);
        _world.Pass(500);
        (await _attempts.StartedAsync(2)).Succeed(-2);
        (await _attempts.StartedAsync(1)).Fail(new HttpRequestException("down"));
        Attempts.Attempt third = await _attempts.StartedAsync(3);
        await _world.PassUntilAsync(() => _attempts.Count == 4);

        third.Succeed(-3);
        (await _attempts.StartedAsync(4)).Succeed(-3);

        (await World.EndAsync(call)).ShouldBe(-3);
        _attempts.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData(Kind.TaskOf)]
    [InlineData(Kind.ValueTaskOf)]
    public async Task T4_a_result_that_is_a_failure_is_no_exception_for_the_total_time_to_carry(Kind kind)
    {
        var proxy = new ResilientHedgedJudgedInTime(_world.Callee, _world.Runtime);
        TaskCompletionSource<int> first = new();
        _world.Callee.Script = (call, token) => call == 1 ? first.Task : Callee.HangsAsync(token);
        Task<int> call = proxy.CallAsync(kind);
        _world.Pass(500);
        await World.UntilAsync(() => _world.Callee.Calls == 2);
        first.SetResult(-1);

        await _world.PassUntilEndAsync(call);

        (await Should.ThrowAsync<TotalTimeoutException>(() => call)).InnerException.ShouldBeAssignableTo<OperationCanceledException>();
    }

    [Fact]
    public async Task Methods_that_return_no_task_are_not_hedged()
    {
        var proxy = new ResilientHedged(_world.Callee, _world.Runtime);
        Task<int> call = await World.PendAsync(() => proxy.CallAsync(Kind.Value));

        _world.Pass(10_000);
        (await _attempts.StartedAsync(1)).Succeed(7);

        (await World.EndAsync(call)).ShouldBe(7);
        _attempts.Count.ShouldBe(1);
    }

    /// <summary>A call whose second attempt wins; the first goes on.</summary>
    private async Task WinsWithTheSecondAsync(ResilientHedged proxy, Kind kind, int first)
    {
        Task<int> call = proxy.CallAsync(kind);
        await _attempts.StartedAsync(first);
        _world.Pass(500);
        (await _attempts.StartedAsync(first + 1)).Succeed(first + 1);
        await World.EndAsync(call);
    }
}
