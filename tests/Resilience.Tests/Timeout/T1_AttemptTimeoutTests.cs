using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Resilience.Execution;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class T1_AttemptTimeoutTests : DeadlineTest
{
    [Fact]
    public void Before_it_is_armed_no_time_passes_so_the_synchronous_part_is_not_interrupted()
    {
        TimeoutPolicy policy = Attempt();
        Deadline deadline = policy.Rent();

        Advance(1_000_000);

        deadline.Token.IsCancellationRequested.ShouldBeFalse();
        Clock.Timers.ShouldBeEmpty();
    }

    [Fact]
    public void The_time_counts_from_the_arming_and_its_end_is_inclusive()
    {
        TimeoutPolicy policy = Attempt(100);
        Deadline deadline = policy.Rent();
        Advance(500);
        deadline.Arm(policy, CancellationToken.None);

        Advance(99);
        deadline.Token.IsCancellationRequested.ShouldBeFalse();
        Advance(1);
        deadline.Token.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void After_the_deadline_any_cancellation_of_the_callee_becomes_an_AttemptTimeoutException()
    {
        TimeoutPolicy policy = Attempt(100);
        Deadline deadline = policy.Rent();
        deadline.Arm(policy, CancellationToken.None);
        Advance(100);
        TaskCanceledException callees = new();

        CallFailure failure = deadline.Fail(callees);

        failure.Cause.ShouldBe(CallFailureCause.AttemptTimeout);
        AttemptTimeoutException exception = failure.Exception.ShouldBeOfType<AttemptTimeoutException>();
        exception.Timeout.ShouldBe(TimeSpan.FromMilliseconds(100));
        exception.Service.ShouldBe("IService");
        exception.Method.ShouldBe("CallAsync");
        exception.InnerException.ShouldBeSameAs(callees);
        exception.Message.ShouldBe("IService.CallAsync: an attempt did not complete within 100 ms.");
    }

    [Fact]
    public void It_is_a_TimeoutException_also_where_the_timer_has_not_fired_yet()
    {
        TimeoutPolicy policy = Attempt(100);
        Deadline deadline = policy.Rent();
        deadline.Arm(policy, CancellationToken.None);
        Clock.Advance(100);

        deadline.Fail(new OperationCanceledException()).Exception.ShouldBeAssignableTo<TimeoutException>();
    }

    [Fact]
    public void Before_the_deadline_a_cancellation_of_the_callee_leaves_as_it_is()
    {
        TimeoutPolicy policy = Attempt(100);
        Deadline deadline = policy.Rent();
        deadline.Arm(policy, CancellationToken.None);
        Advance(99);
        OperationCanceledException callees = new();

        CallFailure failure = deadline.Fail(callees);

        failure.Exception.ShouldBeSameAs(callees);
        failure.Cause.ShouldBe(CallFailureCause.Callee);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void Other_exceptions_leave_as_they_are_before_and_after(int milliseconds)
    {
        TimeoutPolicy policy = Attempt(100);
        Deadline deadline = policy.Rent();
        deadline.Arm(policy, CancellationToken.None);
        Advance(milliseconds);
        CalleeException callees = new();

        CallFailure failure = deadline.Fail(callees);

        failure.Exception.ShouldBeSameAs(callees);
        failure.Cause.ShouldBe(CallFailureCause.Callee);
    }

    [Fact]
    public void A_failure_before_the_arming_leaves_as_it_is()
    {
        Deadline deadline = Attempt().Rent();
        OperationCanceledException callees = new();

        deadline.Fail(callees).Exception.ShouldBeSameAs(callees);
    }

    [Fact]
    public void A_timer_that_fires_early_is_set_again_for_what_is_left()
    {
        TimeoutPolicy policy = Attempt(100);
        Deadline deadline = policy.Rent();
        deadline.Arm(policy, CancellationToken.None);
        ManualTimer timer = Clock.Timers.ShouldHaveSingleItem();

        Clock.Advance(60);
        timer.Fire();
        deadline.Token.IsCancellationRequested.ShouldBeFalse();
        timer.Due.ShouldBe(TimeSpan.FromMilliseconds(40));

        Clock.Advance(40);
        timer.Fire();
        deadline.Token.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void The_timer_is_one_shot_and_carries_nobodys_execution_context()
    {
        TimeoutPolicy policy = Attempt(100);
        policy.Rent().Arm(policy, CancellationToken.None);

        ManualTimer timer = Clock.Timers.ShouldHaveSingleItem();
        timer.Due.ShouldBe(TimeSpan.FromMilliseconds(100));
        timer.Period.ShouldBe(Timeout.InfiniteTimeSpan);
        timer.WasFlowSuppressed.ShouldBeTrue();
    }

    [Fact]
    public void A_callback_of_the_callee_that_throws_does_not_end_the_timers_thread()
    {
        TimeoutPolicy policy = Attempt(100);
        Deadline deadline = policy.Rent();
        deadline.Arm(policy, CancellationToken.None);
        using CancellationTokenRegistration registration = deadline.Token.Register(() => throw new CalleeException());

        Should.NotThrow(() => Advance(100));

        deadline.Token.IsCancellationRequested.ShouldBeTrue();
        deadline.Fail(new OperationCanceledException()).Exception.ShouldBeOfType<AttemptTimeoutException>();
    }

    [Fact]
    public void What_such_a_callback_throws_is_logged()
    {
        FakeLogCollector log = new();
        using ILoggerFactory loggers = LoggerFactory.Create(logging => logging.AddProvider(new FakeLoggerProvider(log)));
        using ResilienceRuntime runtime = new(new ResilienceOptions { TimeProvider = Clock, LoggerFactory = loggers });
        TimeoutPolicy policy = new(runtime, new GuardedMethod("IService", "CallAsync"), 100, freshToken: false);
        Deadline deadline = policy.Rent();
        deadline.Arm(policy, CancellationToken.None);
        using CancellationTokenRegistration registration = deadline.Token.Register(() => throw new CalleeException());

        Advance(100);

        log.GetSnapshot().ShouldHaveSingleItem().Message.ShouldBe("A callback of a timed-out callee's token threw; it has no other effect");
    }

    [Fact]
    public void What_it_throws_while_the_callers_cancellation_reaches_it_is_logged_and_does_not_pass_for_the_calls_end()
    {
        FakeLogCollector log = new();
        using ILoggerFactory loggers = LoggerFactory.Create(logging => logging.AddProvider(new FakeLoggerProvider(log)));
        using ResilienceRuntime runtime = new(new ResilienceOptions { TimeProvider = Clock, LoggerFactory = loggers });
        TimeoutPolicy policy = new(runtime, new GuardedMethod("IService", "CallAsync"), 100, freshToken: false);
        Deadline deadline = policy.Rent();
        using CancellationTokenRegistration registration = deadline.Token.Register(() => throw new CalleeException());

        Should.NotThrow(() => deadline.Arm(policy, new CancellationToken(canceled: true)));

        deadline.Token.IsCancellationRequested.ShouldBeTrue();
        log.GetSnapshot().ShouldHaveSingleItem().Message.ShouldBe("A callback of a cancelled callee's token threw; it has no other effect");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_bound_of_nothing_is_refused(int milliseconds)
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Attempt(milliseconds)).Message.ShouldContain($"Timeout is {milliseconds}, but must be 1 or more");
        Should.Throw<ArgumentOutOfRangeException>(() => Total(milliseconds)).Message.ShouldContain($"TotalTimeout is {milliseconds}, but must be 1 or more");
    }

    [Fact]
    public void The_longest_bound_outlasts_the_longest_timer()
    {
        TimeoutPolicy policy = Attempt(int.MaxValue);
        Deadline deadline = policy.Rent();
        deadline.Arm(policy, CancellationToken.None);

        Clock.Timers.ShouldHaveSingleItem().Due.ShouldBe(TimeSpan.FromMilliseconds(int.MaxValue));
        deadline.Complete();
    }
}
