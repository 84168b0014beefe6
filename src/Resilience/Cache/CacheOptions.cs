using System.ComponentModel;

namespace Resilience.Execution;

/// <summary>The settings of a method's cache. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CacheOptions
{
    /// <summary>Milliseconds for which a result is kept.</summary>
    public int Duration { get; init; }

    /// <summary>Where results are kept; null where policies are only described.</summary>
    public ResultCache? Results { get; init; }
}
