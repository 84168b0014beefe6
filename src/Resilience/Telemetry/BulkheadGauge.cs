using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Resilience;

/// <summary>How full a runtime's bulkheads are when a collector asks.</summary>
internal sealed class BulkheadGauge(ResilienceRuntime runtime)
{
    private readonly ConcurrentQueue<(string Name, PermitGate Gate)> _gates = new();

    public void Add(string name, PermitGate gate) => _gates.Enqueue((name, gate));

    public IEnumerable<Measurement<long>> ObserveInFlight() => Observe(static gate => gate.Taken);

    public IEnumerable<Measurement<long>> ObserveQueued() => Observe(static gate => gate.Waiting);

    private IEnumerable<Measurement<long>> Observe(Func<PermitGate, long> count)
        => runtime.IsDisposed
            ? []
            : _gates
                .GroupBy(static bulkhead => bulkhead.Name, StringComparer.Ordinal)
                .Select(bulkhead => new Measurement<long>(bulkhead.Sum(entry => count(entry.Gate)), new KeyValuePair<string, object?>(TelemetryNames.Bulkhead, bulkhead.Key)));
}
