namespace Resilience;

/// <summary>Bounds each attempt of a call. At the deadline the token that the callee holds is cancelled and the caller gets an <see cref="AttemptTimeoutException"/>.</summary>
/// <remarks>The time counts from the moment the callee first returns an incomplete task; a synchronous method is timed from its start and needs a <see cref="CancellationToken"/>.</remarks>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Method | AttributeTargets.Class, Inherited = false)]
public sealed class TimeoutAttribute : Attribute
{
    /// <summary>Bounds each attempt.</summary>
    /// <param name="milliseconds">The bound in milliseconds, 0 or more; 0 switches the time-out of the interface off for a method.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="milliseconds"/> is negative.</exception>
    public TimeoutAttribute(int milliseconds) => Milliseconds = Range.AtLeast(milliseconds, 0, nameof(Milliseconds));

    /// <summary>The bound in milliseconds; 0 = off.</summary>
    public int Milliseconds { get; }

    /// <summary>Whether the caller is released at the deadline even when the callee ignores its token. Default: false. A method without a token is always abandoned.</summary>
    public bool Abandon { get; set; }

    /// <summary>Whether every attempt gets a token of its own, never a pooled one. For callees that keep their token after their task has completed. Default: false.</summary>
    public bool FreshToken { get; set; }
}
