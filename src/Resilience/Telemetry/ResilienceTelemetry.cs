using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using Resilience.Execution;

namespace Resilience;

/// <summary>What a runtime tells collectors: metrics through a meter, and a span per call. Whatever a collector throws is logged and reaches nobody.</summary>
[SuppressMessage("Design", "CA1031", Justification = "A collector must not decide what a call or a circuit does.")]
internal sealed class ResilienceTelemetry : IDisposable
{
    /// <summary>From a rejection, which takes no time, to a call that had all of it.</summary>
    private static readonly InstrumentAdvice<double> s_durations = new() { HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] };

    private readonly ResilienceRuntime _runtime;
    private readonly Meter? _ownMeter;
    private readonly Counter<long> _calls;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _transitions;
    private readonly BulkheadGauge _bulkheads;

    public ResilienceTelemetry(ResilienceRuntime runtime, IMeterFactory? meterFactory)
    {
        _runtime = runtime;
        _bulkheads = new BulkheadGauge(runtime);
        CircuitGauge circuits = new(runtime);
        Meter meter = meterFactory?.Create(TelemetryNames.Source, TelemetryNames.Version) ?? (_ownMeter = new Meter(TelemetryNames.Source, TelemetryNames.Version));
        _calls = Publish(meter, static meter => meter.CreateCounter<long>("resilience.calls", "{call}", "Guarded calls that have ended."));
        _duration = Publish(meter, static meter => meter.CreateHistogram("resilience.call.duration", "s", "How long guarded calls took, with all their attempts, waits and fallbacks.", tags: null, s_durations));
        _retries = Publish(meter, static meter => meter.CreateCounter<long>("resilience.retry.attempts", "{attempt}", "Attempts after the first."));
        _transitions = Publish(meter, static meter => meter.CreateCounter<long>("resilience.circuit.transitions", "{transition}", "Circuits' changes of state."));
        Publish(meter, meter => meter.CreateObservableGauge("resilience.circuit.state", circuits.Observe, "{circuit}", "1 for the state that a circuit is in, 0 for the others."));
        Publish(meter, meter => meter.CreateObservableUpDownCounter("resilience.bulkhead.in_flight", _bulkheads.ObserveInFlight, "{call}", "Calls that hold a slot of a bulkhead."));
        Publish(meter, meter => meter.CreateObservableUpDownCounter("resilience.bulkhead.queued", _bulkheads.ObserveQueued, "{call}", "Calls that wait for a slot of a bulkhead."));
    }

    /// <summary>Whether anybody listens to calls: the one check that a call costs while nobody does.</summary>
    public bool IsListened
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _calls.Enabled || _duration.Enabled || CallSpan.IsListened;
    }

    /// <summary>Begins a call that is listened to; its span, if there is one, is the current activity from here on.</summary>
    /// <returns>The call; null where, after all, nobody listens to this one.</returns>
    public CallTrace? Begin(GuardedMethod method)
    {
        CallSpan? span = CallSpan.IsListened ? CallSpan.Start(_runtime, method) : null;
        return span is not null || _calls.Enabled || _duration.Enabled
            ? new CallTrace(this, method, span, _runtime.Clock.Provider.GetTimestamp())
            : null;
    }

    /// <summary>Counts an attempt after the first.</summary>
    public void RetryAttempt(GuardedMethod method, CallTrace? trace)
    {
        trace?.Retry();
        if (_retries.Enabled)
        {
            Add(_retries, new TagList([new(TelemetryNames.Service, method.Service), new(TelemetryNames.Method, method.Name)]));
        }
    }

    /// <summary>Reports a bulkhead from now on. Gates of one name are added up.</summary>
    public void Track(string bulkheadName, PermitGate gate) => _bulkheads.Add(bulkheadName, gate);

    /// <summary>Counts a transition. On the event queue, off the path of whoever caused it.</summary>
    public void Count(CircuitStateChange change)
        => Add(_transitions, new TagList(
        [
            new(TelemetryNames.Circuit, change.CircuitName),
            new(TelemetryNames.From, TelemetryNames.Of(change.From)),
            new(TelemetryNames.To, TelemetryNames.Of(change.To)),
            new(TelemetryNames.Reason, TelemetryNames.Of(change.Reason)),
        ]));

    /// <summary>Measures a call that has ended.</summary>
    internal void Record(GuardedMethod method, long started, CallOutcome outcome, FallbackOutcome fallback)
    {
        TagList tags = new(
        [
            new(TelemetryNames.Service, method.Service),
            new(TelemetryNames.Method, method.Name),
            new(TelemetryNames.Outcome, TelemetryNames.Of(outcome)),
            new(TelemetryNames.Fallback, TelemetryNames.Of(fallback)),
        ]);
        Add(_calls, tags);
        try
        {
            _duration.Record(_runtime.Clock.Provider.GetElapsedTime(started).TotalSeconds, tags);
        }
        catch (Exception exception)
        {
            _runtime.Report("meter listener", exception);
        }
    }

    /// <summary>Ends the meter, if it is this runtime's own; one from a factory is the factory's.</summary>
    public void Dispose()
    {
        try
        {
            _ownMeter?.Dispose();
        }
        catch (Exception exception)
        {
            _runtime.Report("meter listener", exception);
        }
    }

    private void Add(Counter<long> counter, in TagList tags)
    {
        try
        {
            counter.Add(1, tags);
        }
        catch (Exception exception)
        {
            _runtime.Report("meter listener", exception);
        }
    }

    /// <summary>Makes an instrument. Listeners are told of it within; where one throws, the instrument in its place is one that nobody is told of.</summary>
    private T Publish<T>(Meter meter, Func<Meter, T> create)
        where T : Instrument
    {
        try
        {
            return create(meter);
        }
        catch (Exception exception)
        {
            _runtime.Report("meter listener", exception);
            using Meter silent = new(TelemetryNames.Source);
            silent.Dispose();
            return create(silent);
        }
    }
}
