namespace Resilience;

/// <summary>When the permits of a <see cref="RateLimitAttribute"/> come back.</summary>
public enum RateLimitKind
{
    /// <summary>All at the end of each window: up to twice the permits around a border.</summary>
    FixedWindow,

    /// <summary>Each a window after it was taken, in steps of a tenth of the window.</summary>
    SlidingWindow,

    /// <summary>One after the other, evenly over the window; a quiet time saves up as many as there are.</summary>
    TokenBucket,
}
