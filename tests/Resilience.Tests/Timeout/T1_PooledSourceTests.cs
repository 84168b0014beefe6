using Resilience.Execution;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

/// <summary>Which deadlines are used again, and that none of them remembers.</summary>
public sealed class T1_PooledSourceTests : DeadlineTest
{
    [Fact]
    public void One_that_was_never_armed_is_used_again()
    {
        TimeoutPolicy policy = Attempt();
        Deadline first = policy.Rent();
        first.Return();

        policy.Rent().ShouldBeSameAs(first);
    }

    [Fact]
    public void One_that_was_armed_and_met_is_used_again()
    {
        TimeoutPolicy policy = Attempt();
        Deadline first = policy.Rent();
        first.Arm(policy, CancellationToken.None);
        first.Complete();

        policy.Rent().ShouldBeSameAs(first);
    }

    [Fact]
    public void One_whose_callee_failed_in_time_is_used_again()
    {
        TimeoutPolicy policy = Attempt();
        Deadline first = policy.Rent();
        first.Arm(policy, CancellationToken.None);
        first.Fail(new CalleeException());

        policy.Rent().ShouldBeSameAs(first);
    }

    [Fact]
    public void Two_at_once_are_two()
    {
        TimeoutPolicy policy = Attempt();

        Deadline first = policy.Rent();
        Deadline second = policy.Rent();

        second.ShouldNotBeSameAs(first);
        second.Token.ShouldNotBe(first.Token);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void One_that_fired_is_dropped_and_its_timer_disposed(bool succeeded)
    {
        TimeoutPolicy policy = Attempt();
        Deadline first = policy.Rent();
        first.Arm(policy, CancellationToken.None);
        Advance(100);

        if (succeeded)
        {
            // A value that still comes is returned.
            first.Complete();
        }
        else
        {
            first.Fail(new OperationCanceledException());
        }

        Deadline second = policy.Rent();
        second.ShouldNotBeSameAs(first);
        second.Token.IsCancellationRequested.ShouldBeFalse();
        Clock.Timers.ShouldHaveSingleItem().IsDisposed.ShouldBeTrue();
    }

    [Fact]
    public void One_that_the_caller_cancelled_is_dropped()
    {
        TimeoutPolicy policy = Attempt();
        using CancellationTokenSource caller = new();
        Deadline first = policy.Rent();
        first.Arm(policy, caller.Token);
        caller.Cancel();
        first.Fail(new OperationCanceledException());

        Deadline second = policy.Rent();

        second.ShouldNotBeSameAs(first);
        second.Token.IsCancellationRequested.ShouldBeFalse();
    }

    [Fact]
    public void A_fresh_token_is_never_used_again()
    {
        TimeoutPolicy policy = Attempt(freshToken: true);
        Deadline unarmed = policy.Rent();
        unarmed.Return();
        Deadline armed = policy.Rent();
        armed.Arm(policy, CancellationToken.None);
        armed.Complete();

        policy.Rent().ShouldNotBeSameAs(unarmed);
        policy.Rent().ShouldNotBeSameAs(armed);
        Attempt().Rent().ShouldNotBeSameAs(armed);
        Clock.Timers.ShouldHaveSingleItem().IsDisposed.ShouldBeTrue();
    }

    [Fact]
    public void One_of_another_runtime_is_not_taken()
    {
        using ResilienceRuntime other = new();
        TimeoutPolicy foreign = new(other, new GuardedMethod("IService", "CallAsync"), 100, freshToken: false);
        Deadline first = foreign.Rent();
        first.Return();

        Attempt().Rent().ShouldNotBeSameAs(first);
    }

    [Fact]
    public void A_callers_token_never_leaks_into_the_next_lease()
    {
        TimeoutPolicy policy = Attempt();
        using CancellationTokenSource caller = new();
        Deadline deadline = policy.Rent();
        deadline.Arm(policy, caller.Token);
        deadline.Complete();

        policy.Rent().ShouldBeSameAs(deadline);
        caller.Cancel();
        deadline.Token.IsCancellationRequested.ShouldBeFalse();

        deadline.Arm(policy, CancellationToken.None);
        deadline.Fail(new OperationCanceledException()).Cause.ShouldBe(CallFailureCause.Callee);
    }

    [Fact]
    public void A_callers_token_does_not_leak_into_a_call_that_fails_at_once()
    {
        TimeoutPolicy policy = Attempt();
        using CancellationTokenSource caller = new();
        Deadline deadline = policy.Rent();
        deadline.Arm(policy, caller.Token);
        deadline.IsLinked.ShouldBeTrue();
        deadline.Complete();
        deadline.IsLinked.ShouldBeFalse();
        caller.Cancel();

        policy.Rent().ShouldBeSameAs(deadline);
        deadline.Fail(new OperationCanceledException()).Cause.ShouldBe(CallFailureCause.Callee);
    }

    [Fact]
    public void What_a_callee_registered_is_not_called_in_the_next_lease()
    {
        TimeoutPolicy policy = Attempt();
        bool called = false;
        Deadline deadline = policy.Rent();
        deadline.Token.Register(() => called = true);
        deadline.Return();
        policy.Rent().ShouldBeSameAs(deadline);

        deadline.Arm(policy, CancellationToken.None);
        Advance(100);

        deadline.Token.IsCancellationRequested.ShouldBeTrue();
        called.ShouldBeFalse();
    }

    [Fact]
    public void A_late_callback_of_the_timer_does_not_cancel_the_next_tenant()
    {
        TimeoutPolicy policy = Attempt(100);
        Deadline deadline = policy.Rent();
        deadline.Arm(policy, CancellationToken.None);
        ManualTimer timer = Clock.Timers.ShouldHaveSingleItem();
        deadline.Complete();

        // The timer's time is up while nobody has the deadline, and its callback comes when the next tenant does.
        Clock.Advance(100);
        policy.Rent().ShouldBeSameAs(deadline);
        timer.Fire();
        deadline.Token.IsCancellationRequested.ShouldBeFalse();

        deadline.Arm(policy, CancellationToken.None);
        timer.Fire();
        deadline.Token.IsCancellationRequested.ShouldBeFalse();
        timer.Due.ShouldBe(TimeSpan.FromMilliseconds(100));

        Clock.Advance(100);
        timer.Fire();
        deadline.Token.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void A_timer_that_is_left_running_serves_the_next_lease_and_fires_in_its_time()
    {
        TimeoutPolicy policy = Attempt(100);
        Deadline deadline = policy.Rent();
        deadline.Arm(policy, CancellationToken.None);
        deadline.Complete();

        Clock.Advance(70);
        policy.Rent().Arm(policy, CancellationToken.None);
        Advance(30);
        deadline.Token.IsCancellationRequested.ShouldBeFalse();
        Advance(69);
        deadline.Token.IsCancellationRequested.ShouldBeFalse();
        Advance(1);
        deadline.Token.IsCancellationRequested.ShouldBeTrue();
        Clock.Timers.Length.ShouldBe(1);
    }

    [Fact]
    public void A_timer_that_is_left_running_for_long_is_set_again_for_a_shorter_lease()
    {
        TimeoutPolicy longer = Attempt(10_000);
        TimeoutPolicy shorter = Attempt(10);
        Deadline deadline = longer.Rent();
        deadline.Arm(longer, CancellationToken.None);
        deadline.Complete();

        shorter.Rent().ShouldBeSameAs(deadline);
        deadline.Arm(shorter, CancellationToken.None);

        Clock.Timers.ShouldHaveSingleItem().Due.ShouldBe(TimeSpan.FromMilliseconds(10));
        Advance(10);
        deadline.Token.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void A_callback_that_looks_while_one_lease_ends_and_the_next_begins_serves_the_next()
    {
        TimeoutPolicy policy = Attempt(100);
        Deadline deadline = policy.Rent();
        deadline.Arm(policy, CancellationToken.None);
        ManualTimer timer = Clock.Last;
        Clock.Advance(60);

        // Between the callback's look at when the lease is due and its look at the clock.
        Clock.OnNextRead = () =>
        {
            deadline.Complete();
            policy.Rent().ShouldBeSameAs(deadline);
            deadline.Arm(policy, CancellationToken.None);
        };
        timer.Fire();
        deadline.Token.IsCancellationRequested.ShouldBeFalse();

        // The timer may be set too soon, never too late: each time it fires it is set again.
        for (long passed = 0; passed < 100;)
        {
            deadline.Token.IsCancellationRequested.ShouldBeFalse();
            timer.Due.ShouldBeInRange(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(100 - passed));
            long due = (long)timer.Due.TotalMilliseconds;
            Clock.Advance(due);
            passed += due;
            timer.Fire();
        }

        deadline.Token.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void A_thread_keeps_as_many_as_it_has_pending_at_once_in_an_ordinary_service_and_disposes_the_timers_of_the_rest()
    {
        TimeoutPolicy policy = Attempt();
        Deadline[] deadlines = [.. Enumerable.Range(0, 40).Select(_ => policy.Rent())];
        foreach (Deadline deadline in deadlines)
        {
            deadline.Arm(policy, CancellationToken.None);
        }

        foreach (Deadline deadline in deadlines)
        {
            deadline.Complete();
        }

        int disposed = Clock.Timers.Count(timer => timer.IsDisposed);
        disposed.ShouldBeInRange(1, 39);
        Deadline[] again = [.. Enumerable.Range(0, 40).Select(_ => policy.Rent())];
        again.Distinct().Count().ShouldBe(40);
        again.Intersect(deadlines).Count().ShouldBe(40 - disposed);
    }

    [Fact]
    public void A_runtime_that_takes_a_threads_pool_over_disposes_the_timers_of_the_other()
    {
        TimeoutPolicy policy = Attempt();
        Deadline first = policy.Rent();
        Deadline second = policy.Rent();
        first.Arm(policy, CancellationToken.None);
        second.Arm(policy, CancellationToken.None);
        first.Complete();
        second.Complete();
        using ResilienceRuntime other = new();
        TimeoutPolicy foreign = new(other, new GuardedMethod("IService", "CallAsync"), 100, freshToken: false);

        Deadline taken = foreign.Rent();
        taken.Return();

        foreign.Rent().ShouldBeSameAs(taken);
        Clock.Timers.Length.ShouldBe(2);
        Clock.ActiveTimers.ShouldBe(0);
    }
}
