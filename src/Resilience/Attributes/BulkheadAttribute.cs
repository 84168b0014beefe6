namespace Resilience;

/// <summary>Lets so many calls run at a time; others wait for their turn or are rejected with a <see cref="BulkheadFullException"/>.</summary>
/// <remarks>On an interface: one bulkhead for all methods to which it applies. A call that was abandoned at its time-out keeps its slot until it really ends.</remarks>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Method | AttributeTargets.Class, Inherited = false)]
public sealed class BulkheadAttribute : Attribute
{
    /// <summary>Bounds the calls that run at a time.</summary>
    /// <param name="maxConcurrency">Calls at a time, 0 or more; 0 switches the bulkhead of the interface off for a method.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxConcurrency"/> is negative.</exception>
    public BulkheadAttribute(int maxConcurrency) => MaxConcurrency = Range.AtLeast(maxConcurrency, 0, nameof(MaxConcurrency));

    /// <summary>Calls at a time; 0 = off.</summary>
    public int MaxConcurrency { get; }

    /// <summary>How many calls may wait for a slot, first come first served; 0 or more. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int MaxQueue { get; set => field = Range.AtLeast(value, 0, nameof(MaxQueue)); }

    /// <summary>A name under which bulkheads of other methods and interfaces share this one. Default: none, the bulkhead is its method's or interface's own.</summary>
    public string? Name { get; set; }
}
