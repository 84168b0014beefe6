using System.ComponentModel;

namespace Resilience.Execution;

/// <summary>The settings of a <see cref="RateLimitAttribute"/>, durations in milliseconds. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RateLimitOptions
{
    /// <summary>Calls in a window.</summary>
    public int Permits { get; init; }

    /// <summary>The window.</summary>
    public int Window { get; init; } = 1_000;

    /// <summary>When permits come back.</summary>
    public RateLimitKind Kind { get; init; }

    /// <summary>How many calls may wait for a permit.</summary>
    public int QueueLimit { get; init; }

    /// <summary>The name under which others share it; null = its method's or interface's own.</summary>
    public string? Name { get; init; }
}
