using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Time.Testing;

namespace Resilience.GeneratedTests;

/// <summary>What listening costs, in bytes of ours per call.</summary>
[Collection(nameof(ProcessWideListeners))]
public sealed class ListenedAllocationTests : IDisposable
{
    private const int Calls = 1_000;

    private readonly ResilienceRuntime _runtime = new(new ResilienceOptions { TimeProvider = new FakeTimeProvider() });
    private readonly ResilientCached _proxy;

    public ListenedAllocationTests() => _proxy = new ResilientCached(new Cached(), _runtime);

    public void Dispose() => _runtime.Dispose();

    [Fact]
    public void Nothing_while_nobody_listens() => Allocated().ShouldBe(0);

    [Fact]
    public void One_object_where_metrics_are_listened_to()
    {
        using MeterListener listener = new();
        listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Resilience")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>(static (_, _, _, _) => { });
        listener.SetMeasurementEventCallback<double>(static (_, _, _, _) => { });
        listener.Start();

        Allocated().ShouldBe(56);
    }

    [Fact]
    public void Nothing_where_no_listener_wants_this_calls_span_but_what_asking_him_costs()
    {
        using ActivitySource source = new("Resilience");
        using ActivityListener listener = new()
        {
            ShouldListenTo = static source => source.Name == "Resilience",
            Sample = static (ref _) => ActivitySamplingResult.None,
        };
        ActivitySource.AddActivityListener(listener);

        Allocated().ShouldBe(Allocated(() => source.StartActivity("call").ShouldBeNull()));
    }

    [Fact]
    public void Nothing_again_when_the_listener_is_gone()
    {
        One_object_where_metrics_are_listened_to();

        Allocated().ShouldBe(0);
    }

    private long Allocated() => Allocated(() => _proxy.ReadAsync(1, default).GetAwaiter().GetResult());

    private static long Allocated(Action call)
    {
        long before = 0;
        for (int round = 0; round < 2; round++)
        {
            before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < Calls; i++)
            {
                call();
            }
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / Calls;
    }
}
