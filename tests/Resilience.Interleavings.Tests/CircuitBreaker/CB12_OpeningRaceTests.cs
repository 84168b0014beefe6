namespace Resilience.Interleavings.Tests;

/// <summary>However many calls race, there is exactly one transition, and it is the one that their outcomes call for. [CB12]</summary>
public sealed class CB12_OpeningRaceTests(ITestOutputHelper output) : InterleavingTest(output)
{
    [Fact]
    public void Failures_that_race_open_once() => Explore(() =>
    {
        Stage stage = new();
        CircuitBreaker circuit = stage.Circuit();
        bool[] entered = new bool[3];

        Race([.. Enumerable.Range(0, entered.Length).Select(i => (Action)(() => entered[i] = circuit.TryFail()))]);

        stage.Told("Closed Open");
        CircuitSnapshot snapshot = circuit.GetSnapshot();
        int calls = entered.Count(wasAdmitted => wasAdmitted);
        (snapshot.State, snapshot.Failures, snapshot.Rejected).ShouldBe((CircuitState.Open, calls, entered.Length - calls));
        return $"{calls} let through";
    });

    [Fact]
    public void A_success_that_races_with_failures_ends_the_run_or_comes_too_late() => Explore(() =>
    {
        Stage stage = new();
        CircuitBreaker circuit = stage.Circuit();
        circuit.TryFail();
        CircuitPermit failing = circuit.Enter();
        CircuitPermit succeeding = circuit.Enter();

        Race(() => circuit.Fail(failing), () => circuit.Success(succeeding));

        // S F leaves a run of one; F S opens at the first, and the success belongs to the generation before.
        string told = stage.Told();
        CircuitSnapshot snapshot = circuit.GetSnapshot();
        snapshot.Failures.ShouldBe(2);
        (snapshot.State, snapshot.ConsecutiveFailures, told).ShouldBeOneOf((CircuitState.Closed, 1, ""), (CircuitState.Open, 0, "Closed Open"));
        return snapshot.State.ToString();
    });

    [Fact]
    public void A_success_that_is_counted_without_the_gate_is_judged_by_whoever_comes_last() => Explore(() =>
    {
        Stage stage = new();
        CircuitBreaker circuit = stage.Circuit(options =>
        {
            options.FailureThreshold = null;
            options.ErrorThresholdPercentage = 50;
            options.VolumeThreshold = 2;
        });
        CircuitPermit succeeding = circuit.Enter();
        CircuitPermit failing = circuit.Enter();
        CircuitState afterFailure = default;

        Race(
            () => circuit.Success(succeeding),
            () =>
            {
                circuit.Fail(failing);
                afterFailure = circuit.State;
            });

        // Half of two have failed, whichever was counted first.
        stage.Told("Closed Open");
        CircuitSnapshot snapshot = circuit.GetSnapshot();
        (snapshot.Successes, snapshot.Failures, snapshot.WindowCalls).ShouldBe((1, 1, 2));
        return $"{afterFailure} after the failure";
    });
}
