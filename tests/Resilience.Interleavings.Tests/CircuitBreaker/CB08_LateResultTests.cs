namespace Resilience.Interleavings.Tests;

/// <summary>Results of an earlier generation count in the totals and change nothing else. [CB8]</summary>
public sealed class CB08_LateResultTests(ITestOutputHelper output) : InterleavingTest(output)
{
    [Fact]
    public void A_failure_of_the_generation_before_does_not_open_the_next() => Explore(() =>
    {
        Stage stage = new();
        CircuitBreaker circuit = stage.Circuit(options =>
        {
            options.FailureThreshold = 1;
            options.ErrorThresholdPercentage = 1;
            options.VolumeThreshold = 1;
        });
        CircuitPermit late = circuit.Enter();

        Race(
            () => circuit.Fail(late),
            () =>
            {
                circuit.ForceOpen();
                circuit.Close();
            });

        string told = stage.Told();
        told.ShouldBeOneOf("Closed ForcedOpen Closed", "Closed Open ForcedOpen Closed");
        CircuitSnapshot snapshot = circuit.GetSnapshot();
        (snapshot.Failures, snapshot.ConsecutiveFailures, snapshot.WindowCalls).ShouldBe((1, 0, 0));
        return told;
    });

    [Fact]
    public void A_success_of_the_generation_before_is_not_in_the_new_window_and_is_counted_once() => Explore(() =>
    {
        Stage stage = new();
        CircuitBreaker circuit = stage.Circuit(options => options.ErrorThresholdPercentage = 50);
        CircuitPermit late = circuit.Enter();
        long duringRace = -1;

        // Successes are counted without the gate: one that is under way when its window is sealed must be found in the totals all the same.
        Race(
            () =>
            {
                circuit.Success(late);
                duringRace = circuit.GetSnapshot().WindowCalls;
            },
            () =>
            {
                circuit.ForceOpen();
                circuit.Close();
            });

        CircuitSnapshot snapshot = circuit.GetSnapshot();
        (snapshot.State, snapshot.Successes, snapshot.WindowCalls).ShouldBe((CircuitState.Closed, 1, 0));
        return $"{duringRace} in the window when it had ended";
    });

    [Fact]
    public void A_probe_of_the_generation_before_neither_closes_nor_reopens() => Explore(() =>
    {
        Stage stage = new();
        CircuitBreaker circuit = stage.HalfOpenCircuit();
        CircuitPermit late = circuit.Enter();

        Race(
            () => circuit.Success(late),
            () =>
            {
                circuit.Open(TimeSpan.FromSeconds(1));
                stage.Advance(1_000);
            });

        // Closed first, and opened by hand; or opened by hand, and the success came too late.
        string told = stage.Told();
        told.ShouldBeOneOf("HalfOpen Closed Open HalfOpen", "HalfOpen Open HalfOpen");
        circuit.State.ShouldBe(CircuitState.HalfOpen);
        circuit.Enter();
        return told;
    });

    [Fact]
    public void A_cancelled_probe_of_the_generation_before_frees_no_permit_of_the_next() => Explore(() =>
    {
        Stage stage = new();
        CircuitBreaker circuit = stage.HalfOpenCircuit(options => options.HalfOpenPermits = 2);
        circuit.Update(Stage.Options(options =>
        {
            options.HalfOpenPermits = 2;
            options.ResetTimeout = TimeSpan.Zero;
        }));
        CircuitPermit late = circuit.Enter();
        CircuitPermit failing = circuit.Enter();
        bool reopened = false;
        bool wasLate = false;

        // All in one millisecond, and the open interval takes none.
        Race(
            () =>
            {
                wasLate = reopened;
                circuit.Return(late);
            },
            () =>
            {
                circuit.Fail(failing);
                reopened = true;
                circuit.Enter();
                circuit.Enter();
            });

        circuit.TryEnter(out _).ShouldBeFalse();
        return wasLate ? "late" : "in time, or just not";
    });
}
