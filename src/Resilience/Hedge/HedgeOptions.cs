using System.ComponentModel;

namespace Resilience.Execution;

/// <summary>The settings of a hedge, durations in milliseconds. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HedgeOptions
{
    /// <summary>How long an attempt may take before the next one starts beside it.</summary>
    public int Delay { get; init; }

    /// <summary>Attempts that may start beside the first.</summary>
    public int MaxHedgedAttempts { get; init; } = 1;
}
