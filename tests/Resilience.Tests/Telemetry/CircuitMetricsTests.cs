using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging.Testing;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class CircuitMetricsTests : TelemetryTest
{
    [Fact]
    public void The_state_is_1_for_the_state_a_circuit_is_in_and_0_for_the_others()
    {
        using MetricCollector<long> state = Collect<long>("resilience.circuit.state");
        CircuitBreaker circuit = Circuit("stripe");

        States(state).ShouldBe(["stripe closed"]);
        state.GetMeasurementSnapshot().Select(Text).Order(StringComparer.Ordinal).ShouldBe(
        [
            "0 circuit=stripe state=disabled",
            "0 circuit=stripe state=forced_open",
            "0 circuit=stripe state=half_open",
            "0 circuit=stripe state=open",
            "1 circuit=stripe state=closed",
        ]);

        circuit.Open();
        States(state).ShouldBe(["stripe open"]);
        circuit.ForceOpen();
        States(state).ShouldBe(["stripe forced_open"]);
        circuit.Disable();
        States(state).ShouldBe(["stripe disabled"]);
    }

    [Fact]
    public void An_open_circuit_whose_interval_is_over_is_half_open_though_nobody_calls()
    {
        using MetricCollector<long> state = Collect<long>("resilience.circuit.state");
        Circuit("stripe").Open();

        Time.Advance(TimeSpan.FromSeconds(30));

        States(state).ShouldBe(["stripe half_open"]);
    }

    [Fact]
    public void The_circuits_of_keys_are_one_in_each_state_in_which_any_of_them_is()
    {
        using MetricCollector<long> state = Collect<long>("resilience.circuit.state");
        Circuit("stripe[4111]", reportedName: "stripe");
        Circuit("stripe[4222]", reportedName: "stripe").Open();
        Circuit("stripe[*]", reportedName: "stripe").Open();
        Circuit("other");

        States(state).ShouldBe(["other closed", "stripe closed", "stripe open"]);
        state.GetMeasurementSnapshot().Count.ShouldBe(10);
    }

    [Fact]
    public async Task Each_transition_is_counted_with_its_circuit_and_reason()
    {
        using MetricCollector<long> transitions = Collect<long>("resilience.circuit.transitions");
        CircuitBreaker circuit = Circuit("stripe");

        circuit.Fail();
        Time.Advance(TimeSpan.FromSeconds(30));
        circuit.Succeed();
        circuit.ForceOpen();
        circuit.Disable();
        await Runtime.FlushAsync();

        transitions.GetMeasurementSnapshot().Select(Text).ShouldBe(
        [
            "1 circuit=stripe from=closed reason=consecutive_failures to=open",
            "1 circuit=stripe from=open reason=reset_timeout_elapsed to=half_open",
            "1 circuit=stripe from=half_open reason=probe_succeeded to=closed",
            "1 circuit=stripe from=closed reason=manual to=forced_open",
            "1 circuit=stripe from=forced_open reason=manual to=disabled",
        ]);
    }

    [Fact]
    public void Reasons_are_the_names_of_CircuitTransitionReason_in_snake_case()
        => Enum.GetValues<CircuitTransitionReason>().Select(TelemetryNames.Of).ShouldBe(
        ["consecutive_failures", "error_percentage", "slow_call_percentage", "reset_timeout_elapsed", "probe_succeeded", "probe_failed", "manual", "imported"]);

    [Fact]
    public async Task Neither_metrics_nor_logs_know_a_key_and_listeners_do()
    {
        using MetricCollector<long> transitions = Collect<long>("resilience.circuit.transitions");
        List<string> told = [];
        Runtime.Circuits.StateChanged += change => told.Add(change.CircuitName);

        Circuit("stripe[4111]", reportedName: "stripe").Open();
        await Runtime.FlushAsync();

        transitions.GetMeasurementSnapshot().ShouldHaveSingleItem().Tags["resilience.circuit"].ShouldBe("stripe");
        FakeLogRecord record = Log.GetSnapshot().ShouldHaveSingleItem();
        record.Message.ShouldBe("Circuit 'stripe' opened (Manual), was Closed");
        told.ShouldBe(["stripe[4111]"]);
    }

    [Fact]
    public async Task DisposeAsync_counts_what_happened_before_it()
    {
        using MetricCollector<long> transitions = Collect<long>("resilience.circuit.transitions");
        CircuitBreaker circuit = Circuit("stripe");
        for (int i = 0; i < 100; i++)
        {
            circuit.Open();
            circuit.Close();
        }

        await Runtime.DisposeAsync();

        transitions.GetMeasurementSnapshot().Count.ShouldBe(200);
    }

    [Fact]
    public void A_bulkhead_reports_how_many_run_and_wait_and_gates_of_one_name_are_added_up()
    {
        using MetricCollector<long> inFlight = Collect<long>("resilience.bulkhead.in_flight");
        using MetricCollector<long> queued = Collect<long>("resilience.bulkhead.queued");
        PermitGate gate = new(permits: 1, maxQueue: 5);
        PermitGate namesake = new(permits: 5, maxQueue: 0);
        Telemetry.Track("stripe", gate);
        Telemetry.Track("stripe", namesake);
        Telemetry.Track("idle", new PermitGate(permits: 1, maxQueue: 0));
        gate.TryTake();
        gate.TryWait(default);
        gate.TryWait(default);
        namesake.TryTake();

        inFlight.RecordObservableInstruments();
        queued.RecordObservableInstruments();

        inFlight.GetMeasurementSnapshot().Select(Text).ShouldBe(["2 bulkhead=stripe", "0 bulkhead=idle"]);
        queued.GetMeasurementSnapshot().Select(Text).ShouldBe(["2 bulkhead=stripe", "0 bulkhead=idle"]);
    }

    /// <summary>Asks anew: which circuit is in which state.</summary>
    private static IEnumerable<string> States(MetricCollector<long> state)
    {
        state.Clear();
        state.RecordObservableInstruments();
        return state.GetMeasurementSnapshot()
            .Where(measurement => measurement.Value == 1)
            .Select(measurement => $"{measurement.Tags["resilience.circuit"]} {measurement.Tags["resilience.state"]}")
            .Order(StringComparer.Ordinal);
    }
}
