using Resilience.Execution;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class CB09_NeutralCallTests : CircuitTest
{
    [Fact]
    public void Ignored_and_cancelled_calls_leave_the_run_alone()
    {
        CircuitBreaker circuit = Circuit(options => options.FailureThreshold = 3);

        circuit.Play("FIFC");
        circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(2);

        circuit.Fail();
        circuit.State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public void Only_Ignored_is_counted_and_only_in_the_totals()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.ErrorThresholdPercentage = 1;
            options.VolumeThreshold = 1;
        });

        circuit.Play("ICIC");

        CircuitSnapshot snapshot = circuit.GetSnapshot();
        snapshot.Ignored.ShouldBe(2);
        snapshot.Successes.ShouldBe(0);
        snapshot.Failures.ShouldBe(0);
        snapshot.WindowCalls.ShouldBe(0);
        snapshot.State.ShouldBe(CircuitState.Closed);
    }

    [Theory]
    [InlineData("I")]
    [InlineData("C")]
    public void A_neutral_probe_neither_closes_nor_reopens_and_its_permit_goes_back(string outcome)
    {
        CircuitBreaker circuit = Circuit();
        circuit.FailUntilHalfOpen(Time);

        for (int i = 0; i < 10; i++)
        {
            circuit.Play(outcome);
            circuit.State.ShouldBe(CircuitState.HalfOpen);
        }

        circuit.Succeed();
        circuit.State.ShouldBe(CircuitState.Closed);
    }

    [Theory]
    [InlineData(CircuitState.Open)]
    [InlineData(CircuitState.ForcedOpen)]
    [InlineData(CircuitState.HalfOpen)]
    public void A_neutral_call_from_before_is_neutral_in_every_state(CircuitState state)
    {
        CircuitBreaker circuit = Circuit();
        PendingCall cancelled = circuit.Begin();
        PendingCall ignored = circuit.Begin();
        switch (state)
        {
            case CircuitState.Open:
                circuit.Open();
                break;
            case CircuitState.ForcedOpen:
                circuit.ForceOpen();
                break;
            default:
                circuit.FailUntilHalfOpen(Time);
                break;
        }

        CircuitSnapshot before = circuit.GetSnapshot();
        cancelled.Cancel();
        circuit.GetSnapshot().ShouldBe(before);
        ignored.Ignore();
        circuit.GetSnapshot().ShouldBe(before with { Ignored = 1 });
    }

    [Fact]
    public void A_cancellation_that_is_not_the_callers_is_a_failure()
    {
        CircuitBreaker circuit = Circuit(options => options.FailureThreshold = 1);

        Should.Throw<OperationCanceledException>(() => circuit.Execute(_ => throw new OperationCanceledException()));

        circuit.State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public void Another_exception_while_the_caller_cancels_is_a_failure()
    {
        CircuitBreaker circuit = Circuit(options => options.FailureThreshold = 1);
        using CancellationTokenSource caller = new();

        Should.Throw<CalleeException>(() => circuit.Execute(
            _ =>
            {
                caller.Cancel();
                throw new CalleeException();
            },
            caller.Token));

        circuit.State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public void A_result_while_the_caller_cancels_is_a_success()
    {
        CircuitBreaker circuit = Circuit();
        circuit.FailUntilHalfOpen(Time);
        using CancellationTokenSource caller = new();

        circuit.Execute(_ => caller.Cancel(), caller.Token);

        circuit.State.ShouldBe(CircuitState.Closed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_timeout_by_our_policy_is_a_failure_whatever_Handle_and_Ignore_say(bool total)
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.FailureThreshold = 1;
            options.Handle = [typeof(CalleeException)];
            options.Ignore = [typeof(TimeoutException), typeof(OperationCanceledException)];
        });
        circuit.TryEnter(out CircuitPermit permit);

        circuit.Failure(permit, total
            ? CallFailure.Of(new TotalTimeoutException(TimeSpan.FromSeconds(1)), CallFailureCause.TotalTimeout)
            : CallFailure.Of(new AttemptTimeoutException(TimeSpan.FromSeconds(1)), CallFailureCause.AttemptTimeout));

        circuit.State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public void A_CircuitOpenException_of_another_breaker_inside_the_callee_is_a_failure_like_any_other()
    {
        CircuitBreaker inner = Circuit(options => options.Name = "inner");
        CircuitBreaker outer = Circuit(options =>
        {
            options.Name = "outer";
            options.FailureThreshold = 1;
        });
        inner.ForceOpen();

        Should.Throw<CircuitOpenException>(() => outer.Execute(token => inner.Execute(_ => { }, token))).CircuitName.ShouldBe("inner");

        outer.State.ShouldBe(CircuitState.Open);
        outer.GetSnapshot().Rejected.ShouldBe(0);
    }
}
