namespace Resilience;

/// <summary>What is kept of a circuit when its process ends: see <see cref="ICircuitRegistry.Export"/> and <see cref="ICircuitRegistry.Import"/>.</summary>
public sealed record CircuitRecord
{
    /// <summary>The circuit's name.</summary>
    public required string Name { get; init; }

    /// <summary>The state.</summary>
    public required CircuitState State { get; init; }

    /// <summary>What was left of the open interval at <see cref="ExportedAt"/>; null unless open.</summary>
    public TimeSpan? Remaining { get; init; }

    /// <summary>How many times in a row the circuit had opened again, 0 or more; it lengthens the interval.</summary>
    public int Reopenings { get; init; }

    /// <summary>The wall-clock moment of the export. Time since then is subtracted from <see cref="Remaining"/>.</summary>
    public required DateTimeOffset ExportedAt { get; init; }
}
