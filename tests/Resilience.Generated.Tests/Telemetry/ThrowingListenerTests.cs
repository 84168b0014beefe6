using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Resilience.GeneratedTests;

/// <summary>Listeners that throw at whatever they are told.</summary>
[Collection(nameof(ProcessWideListeners))]
public sealed class ThrowingListenerTests : IDisposable
{
    private readonly Observatory _observatory = new(isListening: false);
    private readonly MeterListener _meters = new();
    private readonly ActivityListener _spans;
    private readonly Callee _callee = new();

    public ThrowingListenerTests()
    {
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, _observatory.Meters))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<long>(static (_, _, _, _) => throw new NotSupportedException("long"));
        _meters.SetMeasurementEventCallback<double>(static (_, _, _, _) => throw new NotSupportedException("double"));
        _spans = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Resilience",
            Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = static _ => throw new NotSupportedException("stopped"),
        };
    }

    public void Dispose()
    {
        _spans.Dispose();
        _meters.Dispose();
        _observatory.Dispose();
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task They_reach_neither_the_caller_nor_the_circuit_and_are_logged(Kind kind)
    {
        Activity? before = Activity.Current;
        ResilientMetered proxy = new(_callee, _observatory.Runtime);
        CircuitBreaker circuit = _observatory.Runtime.Circuits.ShouldHaveSingleItem();
        circuit.Open(TimeSpan.FromSeconds(1));
        _observatory.Time.Advance(TimeSpan.FromSeconds(1));
        _meters.Start();
        ActivitySource.AddActivityListener(_spans);

        // The only probe: a permit that is lost would leave the circuit half-open.
        (await proxy.CallAsync(kind)).ShouldBe(kind is Kind.Value or Kind.TaskOf or Kind.ValueTaskOf ? 1 : 0);

        circuit.State.ShouldBe(CircuitState.Closed);
        Activity.Current.ShouldBeSameAs(before);
        _callee.Script = static (_, _) => Callee.Fails();
        await Should.ThrowAsync<HttpRequestException>(() => proxy.CallAsync(kind));
        circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(1);
        _observatory.Log.GetSnapshot().Where(record => record.Id.Id == 5).Select(record => record.Exception!.Message).Distinct().Order().ShouldBe(["double", "long", "stopped"]);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task Nor_the_consumer_of_a_stream(StreamKind kind)
    {
        _meters.Start();
        ActivitySource.AddActivityListener(_spans);

        (await new ResilientStreamMetered(new StreamCallee(), _observatory.Runtime).Begin(kind).DrainAsync()).ShouldBe(3);
    }
}
