namespace Resilience.Interleavings.Tests;

/// <summary>The timer that ends the open interval, against calls and control by hand. [CB5]</summary>
public sealed class CB05_ResetTimerTests(ITestOutputHelper output) : InterleavingTest(output)
{
    [Fact]
    public void A_timer_and_calls_half_open_once_and_one_probe_passes() => Explore(() =>
    {
        Stage stage = new();
        CircuitBreaker circuit = stage.Circuit();
        circuit.Open();
        stage.Told("Closed Open");
        bool[] entered = new bool[2];

        Race(
            () => stage.Advance(30_000),
            () => entered[0] = circuit.TryEnter(out _),
            () => entered[1] = circuit.TryEnter(out _));

        stage.Told("Open HalfOpen");
        circuit.State.ShouldBe(CircuitState.HalfOpen);
        int probes = entered.Count(wasAdmitted => wasAdmitted);
        probes.ShouldBeInRange(0, 1);
        circuit.GetSnapshot().Rejected.ShouldBe(2 - probes);
        return $"{probes} probes";
    });

    [Fact]
    public void A_timer_of_an_interval_that_is_renewed_leaves_the_new_one_its_whole_length() => Explore(() =>
    {
        Stage stage = new();
        CircuitBreaker circuit = stage.Circuit();
        circuit.Open();
        stage.Told("Closed Open");

        Race(() => stage.Advance(30_000), () => circuit.Open(TimeSpan.FromSeconds(60)));

        // Renewed before the end: one interval that goes on. After it: half-open, and open anew.
        string told = stage.Told();
        TimeSpan? left = circuit.GetSnapshot().RetryAfter;
        (told, left).ShouldBeOneOf(("", TimeSpan.FromSeconds(30)), ("Open HalfOpen Open", TimeSpan.FromSeconds(60)));

        stage.Advance((long)left.GetValueOrDefault().TotalMilliseconds);
        stage.Told("Open HalfOpen");
        return $"{left} left";
    });

    [Fact]
    public void A_timer_that_fires_while_the_circuit_is_closed_by_hand_leaves_it_closed() => Explore(() =>
    {
        Stage stage = new();
        CircuitBreaker circuit = stage.Circuit();
        circuit.Open();
        stage.Told("Closed Open");

        Race(() => stage.Advance(30_000), circuit.Close);

        string told = stage.Told();
        told.ShouldBeOneOf("Open Closed", "Open HalfOpen Closed");
        circuit.TrySucceed().ShouldBeTrue();
        return told;
    });

    [Fact]
    public void A_timer_that_fires_while_the_runtime_is_disposed_changes_nothing_later() => Explore(() =>
    {
        Stage stage = new();
        CircuitBreaker circuit = stage.Circuit();
        circuit.Open();
        stage.Told("Closed Open");

        Race(stage.Runtime.Dispose, () => stage.Advance(30_000));

        string told = stage.Told();
        told.ShouldBeOneOf("", "Open HalfOpen");
        circuit.State.ShouldBe(CircuitState.HalfOpen);
        return $"told {told}";
    });
}
