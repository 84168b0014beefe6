namespace Resilience;

/// <summary>Lets so many calls start in a window of time; others wait for the next or are rejected with a <see cref="RateLimitedException"/>.</summary>
/// <remarks>On an interface: one limit for all methods to which it applies. Every attempt of a retry takes a permit.</remarks>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Method | AttributeTargets.Class, Inherited = false)]
public sealed class RateLimitAttribute : Attribute
{
    /// <summary>Limits the rate of calls.</summary>
    /// <param name="permits">Calls in a window, 0 or more; 0 switches the limit of the interface off for a method.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="permits"/> is negative.</exception>
    public RateLimitAttribute(int permits) => Permits = Range.AtLeast(permits, 0, nameof(Permits));

    /// <summary>Calls in a window; 0 = off.</summary>
    public int Permits { get; }

    /// <summary>The window in milliseconds, 1 or more. Default: 1 000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Window { get; set => field = Range.AtLeast(value, 1, nameof(Window)); } = 1_000;

    /// <summary>When permits come back. Default: <see cref="RateLimitKind.FixedWindow"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the enumeration.</exception>
    public RateLimitKind Kind { get; set => field = Range.Defined(value, nameof(Kind)); }

    /// <summary>How many calls may wait for a permit, first come first served; 0 or more. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int QueueLimit { get; set => field = Range.AtLeast(value, 0, nameof(QueueLimit)); }

    /// <summary>A name under which limits of other methods and interfaces share this one. Default: none, the limit is its method's or interface's own.</summary>
    public string? Name { get; set; }
}
