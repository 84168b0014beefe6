using System.Diagnostics.Metrics;

namespace Resilience;

/// <summary>The states of a runtime's circuits, as they are when a collector asks.</summary>
internal sealed class CircuitGauge(ResilienceRuntime runtime)
{
    private static readonly CircuitState[] s_states = Enum.GetValues<CircuitState>();

    /// <summary>For each circuit and state whether it is in it. The circuits of keys are one: in each state in which any of them is.</summary>
    public IEnumerable<Measurement<long>> Observe()
    {
        if (runtime.IsDisposed)
        {
            return [];
        }

        Dictionary<string, int> states = new(StringComparer.Ordinal);
        foreach (CircuitBreaker circuit in runtime.Registry)
        {
            string name = circuit.ReportedName ?? circuit.Name;
            states[name] = states.GetValueOrDefault(name) | 1 << (int)circuit.State;
        }

        return from circuit in states
               from state in s_states
               select new Measurement<long>((circuit.Value >> (int)state) & 1, new(TelemetryNames.Circuit, circuit.Key), new(TelemetryNames.State, TelemetryNames.Of(state)));
    }
}
