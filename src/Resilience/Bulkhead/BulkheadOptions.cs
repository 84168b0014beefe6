using System.ComponentModel;

namespace Resilience.Execution;

/// <summary>The settings of a <see cref="BulkheadAttribute"/>. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BulkheadOptions
{
    /// <summary>Calls at a time.</summary>
    public int MaxConcurrency { get; init; }

    /// <summary>How many calls may wait for a slot.</summary>
    public int MaxQueue { get; init; }

    /// <summary>The name under which others share it; null = its method's or interface's own.</summary>
    public string? Name { get; init; }
}
