using System.ComponentModel;

namespace Resilience.Execution;

/// <summary>A bulkhead of a method, of an interface's methods, or of all that name it. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BulkheadPolicy
{
    internal BulkheadPolicy(BulkheadOptions options)
        => Gate = new PermitGate(Range.Acting(options.MaxConcurrency, nameof(options.MaxConcurrency)), Range.AtLeast(options.MaxQueue, 0, nameof(options.MaxQueue)));

    internal PermitGate Gate { get; }

    internal void Update(BulkheadOptions options) => Gate.Update(options.MaxConcurrency, options.MaxQueue);
}
