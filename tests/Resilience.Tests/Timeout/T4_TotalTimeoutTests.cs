using Resilience.Execution;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class T4_TotalTimeoutTests : DeadlineTest
{
    [Fact]
    public void It_counts_from_the_start_of_the_call()
    {
        TotalTimeoutPolicy total = Total(1_000);
        long expires = total.Start();
        Deadline deadline = total.Rent();
        Advance(600);
        deadline.Arm(total, expires, CancellationToken.None);

        Advance(399);
        deadline.Token.IsCancellationRequested.ShouldBeFalse();
        Advance(1);
        deadline.Token.IsCancellationRequested.ShouldBeTrue();

        CallFailure failure = deadline.Fail(new OperationCanceledException(deadline.Token));
        failure.Cause.ShouldBe(CallFailureCause.TotalTimeout);
        TotalTimeoutException exception = failure.Exception.ShouldBeOfType<TotalTimeoutException>();
        exception.Timeout.ShouldBe(TimeSpan.FromSeconds(1));
        exception.Service.ShouldBe("IService");
        exception.Method.ShouldBe("CallAsync");
        exception.Message.ShouldBe("IService.CallAsync: the call with its retries did not complete within 1000 ms.");
    }

    [Theory]
    [InlineData(899, false)]
    [InlineData(900, true)]
    [InlineData(950, true)]
    public void Whichever_ends_first_cuts_the_attempt(int passed, bool isTotal)
    {
        TimeoutPolicy attempt = Attempt(100);
        TotalTimeoutPolicy total = Total(1_000);
        long expires = total.Start();
        Advance(passed);
        Deadline deadline = attempt.Rent();
        deadline.Arm(attempt, total, expires, CancellationToken.None);

        Advance(Math.Min(100, 1_000 - passed) - 1);
        deadline.Token.IsCancellationRequested.ShouldBeFalse();
        Advance(1);
        deadline.Token.IsCancellationRequested.ShouldBeTrue();

        deadline.Fail(new OperationCanceledException()).Cause.ShouldBe(isTotal ? CallFailureCause.TotalTimeout : CallFailureCause.AttemptTimeout);
    }

    [Fact]
    public void A_time_that_is_over_already_cancels_as_soon_as_it_is_watched()
    {
        TotalTimeoutPolicy total = Total(1_000);
        long expires = total.Start();
        Clock.Advance(5_000);
        Deadline deadline = total.Rent();

        deadline.Arm(total, expires, CancellationToken.None);
        Clock.Timers.ShouldHaveSingleItem().Due.ShouldBe(TimeSpan.Zero);
        Clock.Last.Fire();

        deadline.Token.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void A_late_attempt_timeout_stays_one_though_the_total_is_over_by_then()
    {
        TimeoutPolicy attempt = Attempt(100);
        TotalTimeoutPolicy total = Total(1_000);
        Deadline deadline = attempt.Rent();
        deadline.Arm(attempt, total, total.Start(), CancellationToken.None);

        Advance(5_000);

        deadline.Fail(new OperationCanceledException()).Cause.ShouldBe(CallFailureCause.AttemptTimeout);
    }

    [Fact]
    public void The_exceptions_are_TimeoutExceptions_and_may_be_made_by_anyone()
    {
        CalleeException cause = new();

        AttemptTimeoutException attempt = new(TimeSpan.FromSeconds(2), innerException: cause);
        attempt.ShouldBeAssignableTo<TimeoutException>();
        attempt.InnerException.ShouldBeSameAs(cause);
        attempt.Message.ShouldBe("an attempt did not complete within 2000 ms.");

        TotalTimeoutException total = new(TimeSpan.FromSeconds(2), innerException: cause);
        total.ShouldBeAssignableTo<TimeoutException>();
        total.InnerException.ShouldBeSameAs(cause);
        total.Message.ShouldBe("the call with its retries did not complete within 2000 ms.");
    }
}
