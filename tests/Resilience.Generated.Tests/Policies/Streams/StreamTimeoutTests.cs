using System.Runtime.CompilerServices;

namespace Resilience.GeneratedTests;

public sealed class StreamTimeoutTests : IDisposable
{
    private readonly World _world = new();
    private readonly StreamCallee _callee = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task S1_a_step_that_takes_too_long_is_a_time_out_and_a_failure(StreamKind kind)
    {
        var proxy = new ResilientStreamTimed(_callee, _world.Runtime);
        _callee.Script = static (_, token) => StreamCallee.HangsAfter(2, token);
        List<int> elements = [];

        Task<int> drained = proxy.Begin(kind).DrainAsync(elements);
        _world.Time.Advance(TimeSpan.FromMilliseconds(999));
        drained.IsCompleted.ShouldBeFalse();
        _world.Time.Advance(TimeSpan.FromMilliseconds(1));

        AttemptTimeoutException timeout = await Should.ThrowAsync<AttemptTimeoutException>(() => drained);
        timeout.Timeout.ShouldBe(TimeSpan.FromSeconds(1));
        timeout.Method.ShouldBe(StreamKinds.MethodOf(kind));
        elements.ShouldBe([1, 2]);
        _world.Circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(1);
        await World.UntilAsync(() => _callee.Disposals == 1);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task S1_the_first_step_has_its_time_too(StreamKind kind)
    {
        var proxy = new ResilientStreamTimed(_callee, _world.Runtime);
        _callee.Script = static (_, token) => StreamCallee.HangsAfter(0, token);

        Task<int> drained = proxy.Begin(kind).DrainAsync();
        _world.Time.Advance(TimeSpan.FromSeconds(1));

        await Should.ThrowAsync<AttemptTimeoutException>(() => drained);
        _world.Circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task S1_each_step_has_the_whole_time_and_the_consumers_is_not_counted(StreamKind kind)
    {
        var proxy = new ResilientStreamTimed(_callee, _world.Runtime);
        TaskCompletionSource<int>[] steps = [new(), new(), new()];
        _callee.Script = (_, token) => Awaited(steps, token);
        await using IAsyncEnumerator<int> stream = proxy.Begin(kind);

        foreach (TaskCompletionSource<int> step in steps)
        {
            ValueTask<bool> pending = stream.MoveNextAsync();
            _world.Time.Advance(TimeSpan.FromMilliseconds(999));
            step.SetResult(7);
            (await pending).ShouldBeTrue();
            _world.Time.Advance(TimeSpan.FromHours(1));
            _callee.Held.IsCancellationRequested.ShouldBeFalse();
        }

        (await stream.MoveNextAsync()).ShouldBeFalse();
        _world.Circuit.GetSnapshot().Failures.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task S1_all_steps_hold_one_token(StreamKind kind)
    {
        var proxy = new ResilientStreamTimed(_callee, _world.Runtime);
        using var cancellation = new CancellationTokenSource();
        await using IAsyncEnumerator<int> stream = proxy.Begin(kind, cancellation.Token);
        await stream.MoveNextAsync();

        await cancellation.CancelAsync();

        _callee.Held.IsCancellationRequested.ShouldBeTrue("it reaches the callee while the consumer works");
    }

    [Theory]
    [MemberData(nameof(StreamKinds.WithToken), MemberType = typeof(StreamKinds))]
    public async Task T1_an_element_that_comes_after_the_deadline_is_delivered(StreamKind kind)
    {
        var proxy = new ResilientStreamTimed(_callee, _world.Runtime);
        TaskCompletionSource<int> late = new();
        _callee.Script = (_, _) => StreamCallee.WaitsAfter(1, late.Task);
        List<int> elements = [];

        Task<int> drained = proxy.Begin(kind).DrainAsync(elements);
        _world.Time.Advance(TimeSpan.FromSeconds(2));
        late.SetResult(42);
        await drained;

        elements.ShouldBe([1, 42]);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.WithToken), MemberType = typeof(StreamKinds))]
    public async Task T1_other_exceptions_leave_as_they_are_after_the_deadline(StreamKind kind)
    {
        var proxy = new ResilientStreamTimed(_callee, _world.Runtime);
        TaskCompletionSource<int> late = new();
        _callee.Script = (_, _) => StreamCallee.WaitsAfter(1, late.Task);

        Task<int> drained = proxy.Begin(kind).DrainAsync();
        _world.Time.Advance(TimeSpan.FromSeconds(2));
        late.SetException(new FormatException("own"));

        await Should.ThrowAsync<FormatException>(() => drained);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task T2_a_step_that_ignores_its_token_is_left_behind_and_its_enumerator_disposed_when_it_ends(StreamKind kind)
    {
        var proxy = new ResilientStreamAbandoned(_callee, _world.Runtime);
        TaskCompletionSource<int> never = new();
        _callee.Script = (_, _) => StreamCallee.WaitsAfter(1, never.Task);
        List<int> elements = [];

        Task<int> drained = proxy.Begin(kind).DrainAsync(elements);
        _world.Time.Advance(TimeSpan.FromSeconds(1));

        await Should.ThrowAsync<AttemptTimeoutException>(() => drained);
        elements.ShouldBe([1]);
        _callee.Disposals.ShouldBe(0, "its step is still running");
        _world.Circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(1);

        never.SetException(new FormatException("nobody is left to see it"));
        await World.UntilAsync(() => _callee.Disposals == 1);
    }

    [Fact]
    public async Task T2_without_a_token_parameter_a_step_is_left_behind_as_well()
    {
        var proxy = new ResilientStreamTimed(_callee, _world.Runtime);
        TaskCompletionSource<int> never = new();
        _callee.Script = (_, _) => StreamCallee.WaitsAfter(1, never.Task);

        Task<int> drained = proxy.ListAsync(1).GetAsyncEnumerator().DrainAsync();
        _world.Time.Advance(TimeSpan.FromSeconds(1));

        await Should.ThrowAsync<AttemptTimeoutException>(() => drained);
        never.SetResult(0);
        await World.UntilAsync(() => _callee.Disposals == 1);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task T2_steps_that_are_in_time_are_not_left_behind(StreamKind kind)
    {
        var proxy = new ResilientStreamAbandoned(_callee, _world.Runtime);
        TaskCompletionSource<int>[] steps = [new(), new(), new()];
        _callee.Script = (_, token) => Awaited(steps, token);

        await using (IAsyncEnumerator<int> stream = proxy.Begin(kind))
        {
            foreach (TaskCompletionSource<int> step in steps)
            {
                ValueTask<bool> pending = stream.MoveNextAsync();
                _world.Time.Advance(TimeSpan.FromMilliseconds(999));
                step.SetResult(7);
                (await pending).ShouldBeTrue();
            }

            (await stream.MoveNextAsync()).ShouldBeFalse();
        }

        _callee.Disposals.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task S1_the_total_time_bounds_steps_together(StreamKind kind)
    {
        var proxy = new ResilientStreamTimedTwice(_callee, _world.Runtime);
        TaskCompletionSource<int>[] steps = [.. Enumerable.Range(0, 6).Select(_ => new TaskCompletionSource<int>())];
        _callee.Script = (_, token) => Awaited(steps, token);
        await using IAsyncEnumerator<int> stream = proxy.Begin(kind);
        ValueTask<bool> pending;
        for (int step = 0; step < 5; step++)
        {
            pending = stream.MoveNextAsync();
            _world.Time.Advance(TimeSpan.FromMilliseconds(900));
            steps[step].SetResult(step);
            (await pending).ShouldBeTrue();
        }

        pending = stream.MoveNextAsync();
        _world.Time.Advance(TimeSpan.FromMilliseconds(499));
        pending.IsCompleted.ShouldBeFalse();
        _world.Time.Advance(TimeSpan.FromMilliseconds(1));

        (await Should.ThrowAsync<TotalTimeoutException>(async () => await pending)).Timeout.ShouldBe(TimeSpan.FromSeconds(5));
        _world.Circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task S1_the_total_time_includes_the_consumers_and_the_callee_is_asked_no_more(StreamKind kind)
    {
        var proxy = new ResilientStreamTotal(_callee, _world.Runtime);
        _callee.Script = static (_, _) => StreamCallee.Numbers(3);
        IAsyncEnumerator<int> stream = proxy.Begin(kind);
        await stream.MoveNextAsync();

        _world.Time.Advance(TimeSpan.FromSeconds(1));
        _callee.Held.IsCancellationRequested.ShouldBeTrue();

        await Should.ThrowAsync<TotalTimeoutException>(() => stream.DrainAsync());
        _callee.Disposals.ShouldBe(1);
        _world.Circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task S1_the_time_of_a_step_is_over_before_that_of_the_whole(StreamKind kind)
    {
        var proxy = new ResilientStreamTimedTwice(_callee, _world.Runtime);
        _callee.Script = static (_, token) => StreamCallee.HangsAfter(1, token);

        Task<int> drained = proxy.Begin(kind).DrainAsync();
        _world.Time.Advance(TimeSpan.FromSeconds(1));

        await Should.ThrowAsync<AttemptTimeoutException>(() => drained);
    }

    private static async IAsyncEnumerable<int> Awaited(TaskCompletionSource<int>[] steps, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (TaskCompletionSource<int> step in steps)
        {
            yield return await step.Task.WaitAsync(cancellationToken);
        }
    }
}
