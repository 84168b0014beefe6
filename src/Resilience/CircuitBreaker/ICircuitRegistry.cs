using System.Diagnostics.CodeAnalysis;

namespace Resilience;

/// <summary>The circuits of one <see cref="ResilienceRuntime"/>. A circuit is there from the first proxy instance that uses it.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "The field calls it a registry.")]
public interface ICircuitRegistry : IReadOnlyCollection<CircuitBreaker>
{
    /// <summary>The circuit of a name. A name that nobody wrote changes where a second circuit has the same: then both have their namespaces in front.</summary>
    /// <param name="name">The name; upper and lower case differ.</param>
    /// <exception cref="KeyNotFoundException">There is no such circuit. The message lists those there are.</exception>
    CircuitBreaker this[string name] { get; }

    /// <summary>Every transition of every circuit; queued, in order, never on a caller's path.</summary>
    event Action<CircuitStateChange>? StateChanged;

    /// <summary>Looks a circuit up.</summary>
    /// <param name="name">The name; upper and lower case differ.</param>
    /// <param name="circuit">The circuit, or null.</param>
    /// <returns>Whether there is one.</returns>
    bool TryGet(string name, [NotNullWhen(true)] out CircuitBreaker? circuit);

    /// <summary>The state of every circuit, to be kept over a restart.</summary>
    /// <returns>One record per circuit.</returns>
    IReadOnlyList<CircuitRecord> Export();

    /// <summary>Restores exported states. The wall-clock time since the export is subtracted; an interval that ran out meanwhile is half-open at once.</summary>
    /// <param name="records">The records; one whose circuit does not exist yet waits for it.</param>
    /// <exception cref="ArgumentException">A record has no name, an unknown state, or a negative number of reopenings; then none is applied.</exception>
    void Import(IEnumerable<CircuitRecord> records);
}
