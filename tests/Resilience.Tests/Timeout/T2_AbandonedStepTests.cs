using Shouldly;
using Xunit;

namespace Resilience.Tests;

/// <summary>A stream's step that may ignore its token. [T2] [S1]</summary>
public sealed class T2_AbandonedStepTests : IDisposable
{
    private readonly CancellationTokenSource _deadline = new();
    private readonly PermitGate _bulkhead = new(permits: 1, maxQueue: 0);
    private readonly OneStep _callee = new();

    public T2_AbandonedStepTests() => _bulkhead.TryTake();

    public void Dispose() => _deadline.Dispose();

    [Fact]
    public async Task Steps_in_time_are_the_callees_own_and_so_is_its_disposal()
    {
        AbandonableSteps<int> steps = Steps(_callee);
        ValueTask<bool> first = steps.MoveNextAsync();
        first.IsCompleted.ShouldBeFalse();
        _callee.End();
        (await first).ShouldBeTrue();
        steps.Current.ShouldBe(42);

        _callee.Suspend();
        ValueTask<bool> last = steps.MoveNextAsync();
        _callee.End(hasElement: false);
        (await last).ShouldBeFalse();

        await steps.DisposeAsync();
        _callee.Disposals.ShouldBe(1);
        _bulkhead.Taken.ShouldBe(1, "the slot is not of a call that was left behind");
    }

    [Fact]
    public async Task A_step_that_is_over_at_once_passes_as_it_is_though_its_time_is_over_too()
    {
        _callee.End();
        _deadline.Cancel();
        AbandonableSteps<int> steps = Steps(_callee);

        (await steps.MoveNextAsync()).ShouldBeTrue();

        steps.IsLeftBehind.ShouldBeFalse();
    }

    [Fact]
    public async Task What_a_step_throws_in_time_is_its_consumers()
    {
        CalleeException callees = new();
        AbandonableSteps<int> steps = Steps(_callee);
        ValueTask<bool> step = steps.MoveNextAsync();

        _callee.Fail(callees);

        (await Should.ThrowAsync<CalleeException>(async () => await step)).ShouldBeSameAs(callees);
    }

    [Fact]
    public async Task A_step_that_goes_on_past_the_deadline_is_left_behind_with_the_slot_until_it_ends()
    {
        AbandonableSteps<int> steps = Steps(_callee);
        ValueTask<bool> step = steps.MoveNextAsync();

        _deadline.Cancel();

        (await Should.ThrowAsync<OperationCanceledException>(async () => await step)).CancellationToken.ShouldBe(_deadline.Token);
        steps.IsLeftBehind.ShouldBeTrue();
        await steps.DisposeAsync();
        _callee.Disposals.ShouldBe(0);
        _bulkhead.Taken.ShouldBe(1);

        _callee.End();
        _callee.Disposals.ShouldBe(1);
        _bulkhead.Taken.ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_sees_what_a_step_throws_that_was_left_behind_or_its_enumerators_disposal()
    {
        OneStep callee = new() { Unwilling = new CalleeException() };
        AbandonableSteps<int> steps = Steps(callee);
        ValueTask<bool> step = steps.MoveNextAsync();
        _deadline.Cancel();
        await Should.ThrowAsync<OperationCanceledException>(async () => await step);

        callee.Fail(new CalleeException());

        callee.Fetched.ShouldBe(1, "a pooled task goes back when it is asked for its result, and another's exception counts as seen");
        callee.Disposals.ShouldBe(1);
        _bulkhead.Taken.ShouldBe(0);
    }

    [Fact]
    public async Task A_token_that_was_cancelled_between_steps_leaves_the_next_one_behind()
    {
        AbandonableSteps<int> steps = Steps(_callee);
        ValueTask<bool> first = steps.MoveNextAsync();
        _callee.End();
        (await first).ShouldBeTrue();

        _deadline.Cancel();
        _callee.Suspend();
        ValueTask<bool> second = steps.MoveNextAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () => await second);
        await steps.DisposeAsync();
        _callee.Disposals.ShouldBe(0);
        _callee.End();
        _callee.Disposals.ShouldBe(1);
    }

    [Fact]
    public async Task Once_disposed_it_leaves_nothing_with_the_token()
    {
        AbandonableSteps<int> steps = Steps(_callee);
        ValueTask<bool> step = steps.MoveNextAsync();
        _callee.End();
        await step;
        await steps.DisposeAsync();
        _callee.Suspend();
        ValueTask<bool> late = steps.MoveNextAsync();

        _deadline.Cancel();

        late.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public void Its_consumer_does_not_go_on_inside_the_cancellation()
    {
        int thread = 0;
        AbandonableSteps<int> steps = Steps(_callee);
        ValueTask<bool> step = steps.MoveNextAsync();
        Inline.Run(() => step.GetAwaiter().UnsafeOnCompleted(() => Volatile.Write(ref thread, Environment.CurrentManagedThreadId)));

        Inline.Run(_deadline.Cancel);

        // This thread is not free in between, so that whoever goes on is another, or was here inside of Cancel.
        SpinWait.SpinUntil(() => Volatile.Read(ref thread) != 0, TimeSpan.FromSeconds(20)).ShouldBeTrue();
        thread.ShouldNotBe(Environment.CurrentManagedThreadId);
    }

    [Fact]
    public async Task It_does_not_go_on_in_its_consumers_synchronization_context()
    {
        PostCountingContext context = new();
        AbandonableSteps<int> steps = Steps(_callee);
        ValueTask<bool> step = context.Start(steps.MoveNextAsync);

        _callee.End();

        (await step).ShouldBeTrue();
        context.Posts.ShouldBe(0);
    }

    private AbandonableSteps<int> Steps(OneStep callee) => new(callee, _bulkhead, _deadline.Token);
}
