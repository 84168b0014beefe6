using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class CB01_ConsecutiveFailuresTests : CircuitTest
{
    [Fact]
    public void F_S_F_F_stays_closed_and_the_next_F_opens()
    {
        CircuitBreaker circuit = Circuit(options => options.FailureThreshold = 3);

        circuit.Play("FSFF");
        circuit.State.ShouldBe(CircuitState.Closed);

        circuit.Fail();
        circuit.State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public void A_success_resets_the_run_to_zero()
    {
        CircuitBreaker circuit = Circuit(options => options.FailureThreshold = 3);

        circuit.Play("FF");
        circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(2);

        circuit.Succeed();
        circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(0);
    }

    [Fact]
    public void A_success_that_began_before_the_run_resets_it_too()
    {
        CircuitBreaker circuit = Circuit(options => options.FailureThreshold = 3);
        PendingCall early = circuit.Begin();

        circuit.Fail(2);
        early.Succeed();

        circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(0);
    }

    [Fact]
    public async Task The_reason_is_ConsecutiveFailures()
    {
        CircuitBreaker circuit = Circuit(options => options.FailureThreshold = 2);

        circuit.Fail(2);

        (await Changes()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            change => change.CircuitName.ShouldBe("circuit"),
            change => change.From.ShouldBe(CircuitState.Closed),
            change => change.To.ShouldBe(CircuitState.Open),
            change => change.Reason.ShouldBe(CircuitTransitionReason.ConsecutiveFailures),
            change => change.At.ShouldBe(Time.GetUtcNow()));
    }

    [Fact]
    public void Five_is_the_default()
    {
        CircuitBreaker circuit = Circuit();

        circuit.Fail(4);
        circuit.State.ShouldBe(CircuitState.Closed);

        circuit.Fail();
        circuit.State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public void One_opens_with_the_first_failure()
    {
        CircuitBreaker circuit = Circuit(options => options.FailureThreshold = 1);

        circuit.Play("SSF");

        circuit.State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public void The_greatest_threshold_is_reached_by_as_many_failures()
    {
        CircuitBreaker circuit = Circuit(options => options.FailureThreshold = 65_535);
        Execution.CallFailure failure = Execution.CallFailure.Of(new CalleeException());

        for (int i = 0; i < 65_534; i++)
        {
            circuit.TryEnter(out Execution.CircuitPermit permit);
            circuit.Failure(permit, failure);
        }

        circuit.State.ShouldBe(CircuitState.Closed);
        circuit.Fail();
        circuit.State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public void Zero_without_percentages_never_opens_by_itself()
    {
        CircuitBreaker circuit = Circuit(options => options.FailureThreshold = 0);

        circuit.Fail(100);

        circuit.State.ShouldBe(CircuitState.Closed);
        circuit.GetSnapshot().Failures.ShouldBe(100);
    }

    [Fact]
    public async Task Zero_without_percentages_still_obeys_Open_ForceOpen_Close_and_Disable()
    {
        CircuitBreaker circuit = Circuit(options => options.FailureThreshold = 0);

        circuit.Open();
        circuit.Rejection();
        circuit.ForceOpen();
        circuit.Rejection();
        circuit.Close();
        circuit.Succeed();
        circuit.Disable();
        circuit.Succeed();

        (await States()).ShouldBe("Open ForcedOpen Closed Disabled");
    }
}
