using Microsoft.Extensions.Diagnostics.Metrics.Testing;

namespace Resilience.GeneratedTests;

[Collection(nameof(ProcessWideListeners))]
public sealed class CircuitTelemetryTests
{
    [Fact]
    public async Task Circuits_of_keys_report_under_the_name_without_the_key()
    {
        using Observatory observatory = new();
        using MetricCollector<long> states = observatory.Collect<long>("resilience.circuit.state");
        using MetricCollector<long> transitions = observatory.Collect<long>("resilience.circuit.transitions");
        ResilientKeyedMetered proxy = new(new KeyedMetered(), observatory.Runtime);

        await Should.ThrowAsync<HttpRequestException>(() => proxy.ReadAsync("4111 1111"));
        (await proxy.ReadAsync("4222 2222")).ShouldBe(1);
        await observatory.Runtime.FlushAsync();
        states.RecordObservableInstruments();

        transitions.GetMeasurementSnapshot().ShouldHaveSingleItem().Tags["resilience.circuit"].ShouldBe("IKeyedMetered.ReadAsync");
        states.GetMeasurementSnapshot().Where(state => state.Value == 1).Select(state => (state.Tags["resilience.circuit"], state.Tags["resilience.state"]))
            .ShouldBe([("IKeyedMetered.ReadAsync", "closed"), ("IKeyedMetered.ReadAsync", "open")], ignoreOrder: true);
        observatory.Log.GetSnapshot().ShouldAllBe(record => !record.Message.Contains("4111", StringComparison.Ordinal));
    }

    private sealed class KeyedMetered : IKeyedMetered
    {
        public Task<int> ReadAsync(string customer) => customer.StartsWith("4111", StringComparison.Ordinal) ? Callee.Fails() : Task.FromResult(1);
    }
}
