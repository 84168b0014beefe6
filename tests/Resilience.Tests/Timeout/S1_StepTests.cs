using Resilience.Execution;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

/// <summary>A deadline that bounds one step of a stream after another. [S1]</summary>
public sealed class S1_StepTests : DeadlineTest
{
    [Fact]
    public void A_step_that_is_pending_has_its_time_and_no_more()
    {
        TimeoutPolicy policy = Attempt(100);
        Deadline deadline = policy.Rent();
        deadline.Begin(policy, CancellationToken.None);
        deadline.StartStep();

        Advance(99);
        deadline.Token.IsCancellationRequested.ShouldBeFalse();
        Advance(1);

        deadline.Token.IsCancellationRequested.ShouldBeTrue();
        deadline.FailureOf(new OperationCanceledException(deadline.Token)).Cause.ShouldBe(CallFailureCause.AttemptTimeout);
    }

    [Fact]
    public void Between_the_steps_no_time_runs_and_the_next_has_the_whole_again()
    {
        TimeoutPolicy policy = Attempt(100);
        Deadline deadline = policy.Rent();
        deadline.Begin(policy, CancellationToken.None);
        for (int step = 0; step < 3; step++)
        {
            deadline.StartStep();
            Advance(99);
            deadline.EndStep();
            Advance(10_000);
        }

        deadline.Token.IsCancellationRequested.ShouldBeFalse();
        deadline.FailureOf(new OperationCanceledException()).Cause.ShouldBe(CallFailureCause.Callee, "no time-out of ours is running");
    }

    [Fact]
    public void The_total_time_runs_on_between_the_steps()
    {
        TotalTimeoutPolicy total = Total(1_000);
        TimeoutPolicy policy = Attempt(100);
        Deadline deadline = policy.Rent();
        deadline.Begin(policy, total, total.Start(), CancellationToken.None);
        deadline.StartStep();
        Advance(50);
        deadline.EndStep();
        Advance(949);
        deadline.ThrowIfExpired();
        deadline.Token.IsCancellationRequested.ShouldBeFalse("the time of the step is over, and so is the step");

        Advance(1);

        deadline.Token.IsCancellationRequested.ShouldBeTrue();
        Exception expired = Should.Throw<OperationCanceledException>(deadline.ThrowIfExpired);
        deadline.FailureOf(expired).Exception.ShouldBeOfType<TotalTimeoutException>();
    }

    [Fact]
    public void The_total_time_is_over_for_a_callee_that_was_late_before_too()
    {
        TotalTimeoutPolicy total = Total(1_000);
        TimeoutPolicy policy = Attempt(100);
        Deadline deadline = policy.Rent();
        deadline.Begin(policy, total, total.Start(), CancellationToken.None);
        deadline.StartStep();
        Advance(200);
        deadline.EndStep();
        deadline.ThrowIfExpired();

        Advance(800);

        deadline.FailureOf(Should.Throw<OperationCanceledException>(deadline.ThrowIfExpired)).Cause.ShouldBe(CallFailureCause.TotalTimeout);
    }

    [Fact]
    public void The_callers_cancellation_reaches_the_callee_between_the_steps()
    {
        TimeoutPolicy policy = Attempt(100);
        using CancellationTokenSource caller = new();
        Deadline deadline = policy.Rent();
        deadline.Begin(policy, caller.Token);

        caller.Cancel();

        deadline.Token.IsCancellationRequested.ShouldBeTrue();
        deadline.FailureOf(new OperationCanceledException()).Exception.ShouldBeOfType<OperationCanceledException>().CancellationToken.ShouldBe(caller.Token);
    }

    [Fact]
    public void One_that_was_met_in_every_step_is_used_again()
    {
        TimeoutPolicy policy = Attempt(100);
        Deadline deadline = policy.Rent();
        deadline.Begin(policy, CancellationToken.None);
        deadline.StartStep();
        deadline.EndStep();
        deadline.Complete();

        policy.Rent().ShouldBeSameAs(deadline);
    }

    [Fact]
    public void One_that_was_missed_in_a_step_is_dropped_though_later_ones_were_met()
    {
        TimeoutPolicy policy = Attempt(100);
        Deadline deadline = policy.Rent();
        deadline.Begin(policy, CancellationToken.None);
        deadline.StartStep();
        Advance(100);
        deadline.EndStep();
        deadline.StartStep();
        deadline.EndStep();
        deadline.Complete();

        policy.Rent().ShouldNotBeSameAs(deadline);
        Clock.Timers.ShouldHaveSingleItem().IsDisposed.ShouldBeTrue();
    }

    [Fact]
    public void The_token_is_the_callees_until_its_enumerator_is_disposed()
    {
        TimeoutPolicy policy = Attempt(100);
        Deadline deadline = policy.Rent();
        deadline.Begin(policy, CancellationToken.None);

        deadline.FailureOf(new CalleeException());

        policy.Rent().ShouldNotBeSameAs(deadline);
        deadline.Complete();
        policy.Rent().ShouldBeSameAs(deadline);
    }

    [Fact]
    public void A_step_that_is_late_is_cancelled_whatever_the_timer_was_set_for_before()
    {
        TimeoutPolicy policy = Attempt(100);
        Deadline deadline = policy.Rent();
        deadline.Begin(policy, CancellationToken.None);
        for (int step = 0; step < 1_000; step++)
        {
            deadline.StartStep();
            Advance(step % 100);
            deadline.EndStep();
            Advance(step % 7 * 50);
        }

        deadline.Token.IsCancellationRequested.ShouldBeFalse();
        deadline.StartStep();
        Advance(100);
        Advance(0);

        deadline.Token.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void The_total_time_runs_before_the_first_step_and_that_of_a_step_does_not()
    {
        TimeoutPolicy policy = Attempt(100);
        Deadline step = policy.Rent();
        step.Begin(policy, CancellationToken.None);
        Clock.Timers.ShouldBeEmpty();

        TotalTimeoutPolicy total = Total(1_000);
        Deadline deadline = total.Rent();
        deadline.Begin(total, total.Start(), CancellationToken.None);
        Advance(999);
        deadline.Token.IsCancellationRequested.ShouldBeFalse();
        Advance(1);

        deadline.Token.IsCancellationRequested.ShouldBeTrue();
        step.Token.IsCancellationRequested.ShouldBeFalse();
    }

    [Fact]
    public void Many_short_steps_set_the_timer_once()
    {
        TimeoutPolicy policy = Attempt(100);
        Deadline deadline = policy.Rent();
        deadline.Begin(policy, CancellationToken.None);
        for (int step = 0; step < 50; step++)
        {
            deadline.StartStep();
            Clock.Advance(1);
            deadline.EndStep();
        }

        Clock.Timers.ShouldHaveSingleItem();
        deadline.Token.IsCancellationRequested.ShouldBeFalse();
    }
}
