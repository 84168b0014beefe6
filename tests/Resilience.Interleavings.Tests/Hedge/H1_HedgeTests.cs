namespace Resilience.Interleavings.Tests;

/// <summary>Attempts beside one another: the first success wins, a loser is neutral, and everything is given back. [H1, CB9]</summary>
public sealed class H1_HedgeTests(ITestOutputHelper output) : InterleavingTest(output)
{
    [Fact]
    public void Of_two_successes_the_first_wins_and_the_other_is_no_failure() => Explore(() =>
    {
        Stage stage = new();
        CircuitBreaker circuit = stage.Circuit(options => options.FailureThreshold = 1);
        HedgedCall call = new HedgedCall(stage, circuit).Hedge();

        Race(() => call.Succeed(0), () => call.Succeed(1));

        string outcome = call.End();
        outcome.ShouldStartWith("attempt");
        (circuit.State, circuit.GetSnapshot().Failures).ShouldBe((CircuitState.Closed, 0));
        return outcome;
    });

    [Fact]
    public void The_success_of_one_attempt_is_the_calls_whether_the_other_failed_before_or_after() => Explore(() =>
    {
        Stage stage = new();
        CircuitBreaker circuit = stage.Circuit();
        HedgedCall call = new HedgedCall(stage, circuit).Hedge();

        Race(() => call.Succeed(0), () => call.Fail(1));

        call.End().ShouldBe("attempt 0");
        return $"{circuit.GetSnapshot().Failures} failures";
    });

    [Fact]
    public void Where_both_attempts_fail_the_call_does_and_both_are_counted() => Explore(() =>
    {
        Stage stage = new();
        CircuitBreaker circuit = stage.Circuit(options => options.FailureThreshold = 2);
        HedgedCall call = new HedgedCall(stage, circuit).Hedge();
        int last = -1;

        Race(
            () =>
            {
                call.Fail(0);
                last = 0;
            },
            () =>
            {
                call.Fail(1);
                last = 1;
            });

        call.End().ShouldBe("failed");
        circuit.State.ShouldBe(CircuitState.Open);
        return $"{last} was the last";
    });

    [Fact]
    public void A_caller_who_cancels_while_an_attempt_wins_has_its_result_or_his_own_cancellation() => Explore(() =>
    {
        Stage stage = new();
        CircuitBreaker circuit = stage.Circuit(options => options.FailureThreshold = 1);
        HedgedCall call = new HedgedCall(stage, circuit).Hedge();

        Race(() => call.Succeed(1), call.Cancel);

        string outcome = call.End();
        outcome.ShouldBeOneOf("attempt 1", "cancelled");
        (circuit.State, circuit.GetSnapshot().Failures).ShouldBe((CircuitState.Closed, 0));
        return outcome;
    });

    [Fact]
    public void Of_two_probes_side_by_side_one_decides_and_no_permit_is_lost() => Explore(() =>
    {
        Stage stage = new();
        CircuitBreaker circuit = stage.HalfOpenCircuit(options => options.HalfOpenPermits = 2);
        HedgedCall call = new HedgedCall(stage, circuit).Hedge();

        Race(() => call.Succeed(0), () => call.Fail(1), call.Cancel);

        string outcome = call.End();
        string path = stage.Told();
        path.ShouldBeOneOf("", "HalfOpen Closed", "HalfOpen Open");
        if (path.Length == 0)
        {
            outcome.ShouldBe("cancelled");
            circuit.Enter();
            circuit.Enter();
            circuit.TryEnter(out _).ShouldBeFalse();
        }

        return $"{outcome}: {path}";
    });

    [Fact]
    public void A_loser_of_the_generation_before_changes_nothing_in_the_next() => Explore(() =>
    {
        Stage stage = new();
        CircuitBreaker circuit = stage.Circuit(options => options.FailureThreshold = 1);
        HedgedCall call = new HedgedCall(stage, circuit).Hedge();

        Race(
            () => call.Succeed(0),
            () =>
            {
                circuit.ForceOpen();
                circuit.Close();
                call.Fail(1);
            });

        call.End().ShouldBe("attempt 0");
        circuit.State.ShouldBe(CircuitState.Closed);
        circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(0);
        return $"{circuit.GetSnapshot().Failures} failures";
    });

    [Fact]
    public void A_delay_that_ends_with_the_call_starts_another_attempt_or_none() => Explore(() =>
    {
        Stage stage = new();
        CircuitBreaker circuit = stage.Circuit(options => options.FailureThreshold = 1);
        HedgedCall call = new(stage, circuit);

        Race(call.PassDelay, () => call.Succeed(0));

        call.End().ShouldBe("attempt 0");
        circuit.GetSnapshot().Failures.ShouldBe(0);
        return $"{call.Started} attempts";
    });

    [Fact]
    public void An_attempt_that_waits_for_a_slot_leaves_the_queue_when_it_loses() => Explore(() =>
    {
        Stage stage = new();
        CircuitBreaker circuit = stage.HalfOpenCircuit(options => options.HalfOpenPermits = 2);
        HedgedCall call = new(stage, circuit, maxConcurrency: 1);
        call.PassDelay();

        Race(() => call.Succeed(0), call.Cancel);

        string outcome = call.End();
        outcome.ShouldBeOneOf("attempt 0", "cancelled");
        circuit.GetSnapshot().Failures.ShouldBe(0);
        if (circuit.State == CircuitState.HalfOpen)
        {
            // Who leaves the queue gives his permit back after his place.
            int permits = 0;
            Waiting.Until(() => (permits += circuit.TryEnter(out _) ? 1 : 0) == 2);
        }

        return outcome;
    });
}
