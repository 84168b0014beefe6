namespace Resilience;

/// <summary>Bounds a call with all its attempts and the waits between them. At the deadline the caller gets a <see cref="TotalTimeoutException"/> that carries the last failure.</summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Method | AttributeTargets.Class, Inherited = false)]
public sealed class TotalTimeoutAttribute : Attribute
{
    /// <summary>Bounds all attempts and waits together.</summary>
    /// <param name="milliseconds">The bound in milliseconds, 0 or more; 0 switches the total time-out of the interface off for a method.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="milliseconds"/> is negative.</exception>
    public TotalTimeoutAttribute(int milliseconds) => Milliseconds = Range.AtLeast(milliseconds, 0, nameof(Milliseconds));

    /// <summary>The bound in milliseconds; 0 = off.</summary>
    public int Milliseconds { get; }
}
