using Microsoft.Extensions.Diagnostics.Metrics.Testing;

namespace Resilience.GeneratedTests;

[Collection(nameof(ProcessWideListeners))]
public sealed class BulkheadTelemetryTests
{
    [Fact]
    public async Task A_bulkhead_reports_who_is_in_it()
    {
        using Observatory observatory = new();
        using MetricCollector<long> inFlight = observatory.Collect<long>("resilience.bulkhead.in_flight");
        TaskCompletionSource<int> pending = new();
        ResilientMetered proxy = new(new Callee { Script = (_, _) => pending.Task }, observatory.Runtime);

        Task<int> call = proxy.ReadAsync(1, default);
        inFlight.RecordObservableInstruments();
        long during = inFlight.GetMeasurementSnapshot().Sum(bulkhead => bulkhead.Value);
        inFlight.Clear();
        pending.SetResult(1);
        await call;
        inFlight.RecordObservableInstruments();

        during.ShouldBe(1);
        inFlight.GetMeasurementSnapshot().Sum(bulkhead => bulkhead.Value).ShouldBe(0);
        inFlight.GetMeasurementSnapshot().ShouldAllBe(bulkhead => ((string)bulkhead.Tags["resilience.bulkhead"]!).StartsWith("IMetered"));
    }
}
