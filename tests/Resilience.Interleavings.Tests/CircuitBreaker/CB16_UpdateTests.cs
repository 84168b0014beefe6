namespace Resilience.Interleavings.Tests;

/// <summary>Options that change while calls are in flight keep state, generation, run and totals. [CB16]</summary>
public sealed class CB16_UpdateTests(ITestOutputHelper output) : InterleavingTest(output)
{
    [Fact]
    public void A_threshold_that_falls_below_the_run_opens_with_the_next_failure() => Explore(() =>
    {
        Stage stage = new();
        CircuitBreaker circuit = stage.Circuit(options => options.FailureThreshold = 5);
        circuit.TryFail();

        Race(() => circuit.TryFail(), () => circuit.Update(Stage.Options()));

        string told = stage.Told();
        (told, circuit.GetSnapshot().ConsecutiveFailures).ShouldBeOneOf(("", 2), ("Closed Open", 0));
        if (told.Length == 0)
        {
            circuit.TryFail();
            stage.Told("Closed Open");
        }

        return told.Length == 0 ? "updated after the failure" : "updated before the failure";
    });

    [Fact]
    public void A_window_that_is_replaced_loses_no_call_from_the_totals() => Explore(() =>
    {
        Stage stage = new();
        CircuitBreaker circuit = stage.Circuit(WithWindow);
        CircuitPermit[] calls = [circuit.Enter(), circuit.Enter(), circuit.Enter()];

        Race(
            () => circuit.Success(calls[0]),
            () => circuit.Success(calls[1]),
            () => circuit.Fail(calls[2]),
            () => circuit.Update(Stage.Options(options =>
            {
                WithWindow(options);
                options.RollingWindow = TimeSpan.FromSeconds(20);
            })));

        CircuitSnapshot snapshot = circuit.GetSnapshot();
        (snapshot.State, snapshot.Successes, snapshot.Failures).ShouldBe((CircuitState.Closed, 2, 1));
        snapshot.WindowCalls.ShouldBeInRange(0, 3);
        snapshot.WindowFailures.ShouldBeLessThanOrEqualTo((int)Math.Min(1, snapshot.WindowCalls));
        return $"{snapshot.WindowCalls} in the new window";
    });

    [Fact]
    public void A_window_that_is_switched_on_counts_every_call_that_enters_after_it() => Explore(() =>
    {
        Stage stage = new();
        CircuitBreaker circuit = stage.Circuit();
        long before = 0;

        Race(
            () => circuit.TrySucceed(),
            () =>
            {
                circuit.Update(Stage.Options(WithWindow));
                before = circuit.GetSnapshot().Successes;
                circuit.TrySucceed();
            });

        // The other success is counted where it ended after the update, and nowhere where it ended before.
        CircuitSnapshot snapshot = circuit.GetSnapshot();
        snapshot.Successes.ShouldBeInRange(before + 1, before + 2);
        snapshot.WindowCalls.ShouldBe(snapshot.Successes);
        return $"{snapshot.Successes} counted";
    });

    [Fact]
    public void Fewer_permits_void_no_probe() => Explore(() =>
    {
        Stage stage = new();
        CircuitBreaker circuit = stage.HalfOpenCircuit(options => options.HalfOpenPermits = 2);
        CircuitPermit probe = circuit.Enter();
        bool entered = false;

        Race(
            () => entered = circuit.TryEnter(out _),
            () => circuit.Update(Stage.Options()),
            () => circuit.Success(probe));

        stage.Told("HalfOpen Closed");
        return entered ? "entered" : "rejected";
    });

    private static void WithWindow(CircuitBreakerOptions options)
    {
        options.FailureThreshold = 0;
        options.ErrorThresholdPercentage = 100;
    }
}
