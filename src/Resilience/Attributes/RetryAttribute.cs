namespace Resilience;

/// <summary>Repeats a failed call, with a growing and jittered wait between attempts.</summary>
/// <remarks>
/// Never repeated: a call that its caller cancelled. Only if <see cref="Handle"/> names them: our own <see cref="RejectedException"/>s and errors that
/// repeat by nature (<see cref="ArgumentException"/>, <see cref="NotSupportedException"/>, <see cref="NotImplementedException"/>,
/// <see cref="ObjectDisposedException"/>, <see cref="NullReferenceException"/>, <see cref="OutOfMemoryException"/>).
/// Where the circuit opens between attempts, the last exception of the callee leaves, not a <see cref="CircuitOpenException"/>.
/// </remarks>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Method | AttributeTargets.Class, Inherited = false)]
public sealed class RetryAttribute : Attribute
{
    /// <summary>Repeats a failed call up to <paramref name="maxRetries"/> times.</summary>
    /// <param name="maxRetries">Retries after the first try, 0 or more; 0 switches the retry of the interface off for a method.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxRetries"/> is negative.</exception>
    public RetryAttribute(int maxRetries = 3) => MaxRetries = Range.AtLeast(maxRetries, 0, nameof(MaxRetries));

    /// <summary>Retries after the first try. Default: 3.</summary>
    public int MaxRetries { get; }

    /// <summary>The base wait in milliseconds, 0 or more. Default: 200.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Delay { get; set => field = Range.AtLeast(value, 0, nameof(Delay)); } = 200;

    /// <summary>The longest wait in milliseconds, before jitter; 0 or more. Default: 30 000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int MaxDelay { get; set => field = Range.AtLeast(value, 0, nameof(MaxDelay)); } = 30_000;

    /// <summary>How the wait grows. Default: <see cref="RetryBackoff.Exponential"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the enumeration.</exception>
    public RetryBackoff Backoff { get; set => field = Range.Defined(value, nameof(Backoff)); }

    /// <summary>The factor of <see cref="RetryBackoff.Exponential"/>, 1 or more. Default: 2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1 or not finite.</exception>
    public double Multiplier { get; set => field = Range.AtLeast(value, 1, nameof(Multiplier)); } = 2;

    /// <summary>Whether each wait is drawn evenly from the upper half of its base, so that callers do not come back together. Default: true.</summary>
    public bool Jitter { get; set; } = true;

    /// <summary>No attempt starts later than this many milliseconds after the call began; 0 = off. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int MaxDuration { get; set => field = Range.AtLeast(value, 0, nameof(MaxDuration)); }

    /// <summary>The fraction of calls that may be retries, 0–1, as a token bucket with a reserve of 10; 0 = off. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside 0–1.</exception>
    public double Budget { get; set => field = Range.Between(value, 0, 1, nameof(Budget)); }

    /// <summary>The exceptions that are retried, subtypes included; empty = all that do not repeat by nature.</summary>
    public Type[] Handle { get; set; } = [];

    /// <summary>The exceptions that are not retried, subtypes included; wins over <see cref="Handle"/>.</summary>
    public Type[] Ignore { get; set; } = [];

    /// <summary>A type that implements <see cref="IOutcomeClassifier"/>, then used instead of <see cref="Handle"/> and <see cref="Ignore"/>, or <see cref="IResultClassifier{T}"/>, or both.</summary>
    public Type? Classifier { get; set; }

    /// <summary>The developer's statement that repeating the call is safe, for those who read the interface. The retry repeats with it and without. Default: false.</summary>
    public bool Idempotent { get; set; }
}
