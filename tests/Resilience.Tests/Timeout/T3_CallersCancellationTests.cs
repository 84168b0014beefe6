using Resilience.Execution;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class T3_CallersCancellationTests : DeadlineTest
{
    [Fact]
    public void It_reaches_the_callee_through_the_link()
    {
        TimeoutPolicy policy = Attempt();
        using CancellationTokenSource caller = new();
        Deadline deadline = policy.Rent();
        deadline.Arm(policy, caller.Token);
        deadline.Token.IsCancellationRequested.ShouldBeFalse();

        caller.Cancel();

        deadline.Token.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void A_caller_that_cancelled_before_the_arming_reaches_it_at_once()
    {
        TimeoutPolicy policy = Attempt();
        Deadline deadline = policy.Rent();

        deadline.Arm(policy, new CancellationToken(canceled: true));

        deadline.Token.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void Where_the_callee_threw_ours_a_new_exception_carries_the_callers_token_and_the_original()
    {
        TimeoutPolicy policy = Attempt();
        using CancellationTokenSource caller = new();
        Deadline deadline = policy.Rent();
        deadline.Arm(policy, caller.Token);
        caller.Cancel();
        OperationCanceledException callees = new("the callee obeyed", deadline.Token);

        CallFailure failure = deadline.Fail(callees);

        failure.Cause.ShouldBe(CallFailureCause.Cancelled);
        OperationCanceledException exception = failure.Exception.ShouldBeOfType<OperationCanceledException>();
        exception.CancellationToken.ShouldBe(caller.Token);
        exception.InnerException.ShouldBeSameAs(callees);
        exception.Message.ShouldBe("the callee obeyed");
    }

    [Fact]
    public void Where_the_callee_threw_the_callers_it_leaves_as_it_is()
    {
        TimeoutPolicy policy = Attempt();
        using CancellationTokenSource caller = new();
        Deadline deadline = policy.Rent();
        deadline.Arm(policy, caller.Token);
        caller.Cancel();
        OperationCanceledException callees = new(caller.Token);

        deadline.Fail(callees).Exception.ShouldBeSameAs(callees);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void It_is_never_a_timeout_also_when_both_happen(bool callerFirst)
    {
        TimeoutPolicy policy = Attempt(100);
        TotalTimeoutPolicy total = Total(100);
        using CancellationTokenSource caller = new();
        Deadline deadline = policy.Rent();
        deadline.Arm(policy, total, total.Start(), caller.Token);

        if (callerFirst)
        {
            caller.Cancel();
            Advance(100);
        }
        else
        {
            Advance(100);
            caller.Cancel();
        }

        CallFailure failure = deadline.Fail(new OperationCanceledException(deadline.Token));
        failure.Cause.ShouldBe(CallFailureCause.Cancelled);
        failure.Exception.ShouldBeOfType<OperationCanceledException>().CancellationToken.ShouldBe(caller.Token);
    }

    [Fact]
    public void What_the_callee_registered_with_its_token_throws_at_nobody_where_the_caller_has_cancelled_meanwhile()
    {
        TimeoutPolicy policy = Attempt();
        CancellationToken caller = new(canceled: true);
        Deadline deadline = policy.Rent();
        using CancellationTokenRegistration broken = deadline.Token.Register(static () => throw new CalleeException());

        deadline.Arm(policy, caller);

        deadline.Token.IsCancellationRequested.ShouldBeTrue();
        deadline.Fail(new OperationCanceledException(deadline.Token)).Exception.ShouldBeOfType<OperationCanceledException>().CancellationToken.ShouldBe(caller);
    }

    [Fact]
    public void Another_exception_of_the_callee_leaves_as_it_is()
    {
        TimeoutPolicy policy = Attempt();
        using CancellationTokenSource caller = new();
        Deadline deadline = policy.Rent();
        deadline.Arm(policy, caller.Token);
        caller.Cancel();
        CalleeException callees = new();

        CallFailure failure = deadline.Fail(callees);

        failure.Exception.ShouldBeSameAs(callees);
        failure.Cause.ShouldBe(CallFailureCause.Callee);
    }
}
