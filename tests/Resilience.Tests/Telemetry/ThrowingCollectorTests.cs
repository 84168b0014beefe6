using System.Diagnostics.Metrics;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

[Collection(nameof(ProcessWideListeners))]
public sealed class ThrowingCollectorTests : TelemetryTest
{
    [Fact]
    public void A_measurement_that_a_listener_throws_at_is_logged_and_the_call_ends()
    {
        using MeterListener listener = Listen(Runtime);
        listener.SetMeasurementEventCallback<long>((instrument, _, _, _) => throw new InvalidOperationException(instrument.Name));
        listener.SetMeasurementEventCallback<double>((instrument, _, _, _) => throw new InvalidOperationException(instrument.Name));

        CallTrace call = Telemetry.Begin(Method)!;
        Should.NotThrow(() => Telemetry.RetryAttempt(Method, call));
        Should.NotThrow(() => call.End(CallOutcome.Success));

        Thrown.ShouldBe(["resilience.retry.attempts", "resilience.calls", "resilience.call.duration"]);
    }

    [Fact]
    public async Task A_transition_that_a_listener_throws_at_is_made_and_told_all_the_same()
    {
        using MeterListener listener = Listen(Runtime);
        listener.SetMeasurementEventCallback<long>((instrument, _, _, _) => throw new InvalidOperationException(instrument.Name));
        CircuitBreaker circuit = Circuit("stripe");
        List<CircuitState> told = [];
        circuit.StateChanged += change => told.Add(change.To);

        circuit.Fail();
        circuit.State.ShouldBe(CircuitState.Open);
        Time.Advance(TimeSpan.FromSeconds(30));
        circuit.Succeed();
        await Runtime.FlushAsync();

        circuit.State.ShouldBe(CircuitState.Closed);
        told.ShouldBe([CircuitState.Open, CircuitState.HalfOpen, CircuitState.Closed]);
        Thrown.ShouldBe(Enumerable.Repeat("resilience.circuit.transitions", 3));
    }

    [Fact]
    public void A_listener_that_throws_at_an_instrument_costs_that_instrument_and_no_other()
    {
        ResilienceRuntime? runtime = null;
        bool isMaking = true;
        using MeterListener listener = new();
        List<string> measured = [];
        listener.InstrumentPublished = (instrument, listener) =>
        {
            if (isMaking && instrument.Meter.Name == "Resilience" && instrument.Meter.Scope is null)
            {
                if (instrument.Name == "resilience.calls")
                {
                    throw new InvalidOperationException("published");
                }

                listener.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((instrument, _, _, _) => measured.Add(instrument.Name));
        isMaking = false;
        listener.Start();
        isMaking = true;

        Should.NotThrow(() => runtime = new ResilienceRuntime(new ResilienceOptions { TimeProvider = Time, LoggerFactory = Options().LoggerFactory }));
        isMaking = false;
        runtime!.Telemetry.Begin(Method)!.End(CallOutcome.Success);
        runtime.Dispose();

        Thrown.ShouldBe(["published"]);
        measured.ShouldBe(["resilience.call.duration"]);
    }

    [Fact]
    public void A_listener_that_throws_when_the_meter_ends_is_logged()
    {
        using ResilienceRuntime runtime = new(new ResilienceOptions { LoggerFactory = Options().LoggerFactory });
        using MeterListener listener = Listen(runtime);
        listener.MeasurementsCompleted = (_, _) => throw new InvalidOperationException("completed");

        Should.NotThrow(runtime.Dispose);
        listener.MeasurementsCompleted = null;

        Thrown.ShouldContain("completed");
    }

    /// <summary>A listener to the instruments of one runtime, which has yet to be told what to do with measurements.</summary>
    private MeterListener Listen(ResilienceRuntime runtime)
    {
        object? scope = ReferenceEquals(runtime, Runtime) ? Factory : null;
        MeterListener listener = new()
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "Resilience" && instrument.Meter.Scope == scope)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.Start();
        return listener;
    }
}
