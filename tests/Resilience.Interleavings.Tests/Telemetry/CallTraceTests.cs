using System.Diagnostics.Metrics;

namespace Resilience.Interleavings.Tests;

/// <summary>A call that two end at once, as two attempts of a hedge do that succeed together.</summary>
public sealed class CallTraceTests(ITestOutputHelper output) : InterleavingTest(output)
{
    [Fact]
    public void A_call_ends_once_as_the_first_of_the_two_says() => Explore(() =>
    {
        using OneMeter meters = new();
        List<string?> ends = [];
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "resilience.calls" && instrument.Meter.Scope == meters)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            lock (ends)
            {
                ends.Add(tags.ToArray().Single(static tag => tag.Key == "resilience.outcome").Value as string);
            }
        });
        listener.Start();
        using ResilienceRuntime runtime = new(new ResilienceOptions { MeterFactory = meters });
        CallTrace call = runtime.Telemetry.Begin(new GuardedMethod("IService", "CallAsync")).ShouldNotBeNull();

        Race(() => call.End(CallOutcome.Success), () => call.End(CallOutcome.Failure));

        return ends.ShouldHaveSingleItem().ShouldNotBeNull();
    });

    /// <summary>Tells this schedule's meter from all others.</summary>
    private sealed class OneMeter : IMeterFactory
    {
        private Meter? _meter;

        public Meter Create(MeterOptions options)
        {
            options.Scope = this;
            return _meter = new Meter(options);
        }

        public void Dispose() => _meter?.Dispose();
    }
}
