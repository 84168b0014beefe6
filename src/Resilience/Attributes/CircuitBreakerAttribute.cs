namespace Resilience;

/// <summary>Stops calling a callee that keeps failing, and tries again after a while.</summary>
/// <remarks>On a method the circuit is that method's; on an interface it is one circuit for all methods it applies to. All instances of a proxy in one <see cref="ResilienceRuntime"/> share it.</remarks>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Method | AttributeTargets.Class, Inherited = false)]
public sealed class CircuitBreakerAttribute : Attribute
{
    /// <summary>Consecutive failures that open the circuit, 0–65 535; 0 = off. Default: 5, or 0 where a percentage is set and this is not.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside 0–65 535.</exception>
    public int FailureThreshold { get; set => field = Range.Between(value, 0, CircuitBreakerOptions.MaxFailureThreshold, nameof(FailureThreshold)); } = CircuitBreakerOptions.DefaultFailureThreshold;

    /// <summary>The percentage of failures in the window that opens the circuit, 0–100, equality included; 0 = off. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside 0–100.</exception>
    public double ErrorThresholdPercentage { get; set => field = Range.Between(value, 0, 100, nameof(ErrorThresholdPercentage)); }

    /// <summary>A call that takes longer than this many milliseconds is slow; 0 = off. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int SlowCallThreshold { get; set => field = Range.AtLeast(value, 0, nameof(SlowCallThreshold)); }

    /// <summary>The percentage of slow calls in the window that opens the circuit, above 0, at most 100, equality included. Default: 100.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside (0, 100].</exception>
    public double SlowCallPercentage { get; set => field = Range.Positive(value, 100, nameof(SlowCallPercentage)); } = 100;

    /// <summary>Calls that the window must hold before percentages are judged, 1 or more. Default: 10, or <see cref="RollingWindowCalls"/> where that is less.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int VolumeThreshold { get; set => field = Range.AtLeast(value, 1, nameof(VolumeThreshold)); } = CircuitBreakerOptions.DefaultVolumeThreshold;

    /// <summary>The length of the time window in milliseconds, 1 000 or more; it forgets in steps of a tenth. Default: 10 000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1 000.</exception>
    public int RollingWindow { get; set => field = Range.AtLeast(value, 1_000, nameof(RollingWindow)); } = 10_000;

    /// <summary>Above 0: the window holds the last so many calls, whenever they were. The calls of all threads then meet in one ring; a time window scales better. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int RollingWindowCalls { get; set => field = Range.AtLeast(value, 0, nameof(RollingWindowCalls)); }

    /// <summary>How long an opened circuit rejects, in milliseconds, 0 or more, before it lets probes through. Default: 30 000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int ResetTimeout { get; set => field = Range.AtLeast(value, 0, nameof(ResetTimeout)); } = 30_000;

    /// <summary>By how much each reopening in a row lengthens the interval, 1 or more. Default: 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1 or not finite.</exception>
    public double ResetTimeoutMultiplier { get; set => field = Range.AtLeast(value, 1, nameof(ResetTimeoutMultiplier)); } = 1;

    /// <summary>The longest interval in milliseconds, 0 or more; never less than <see cref="ResetTimeout"/>. Default: 300 000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int MaxResetTimeout { get; set => field = Range.AtLeast(value, 0, nameof(MaxResetTimeout)); } = 300_000;

    /// <summary>How far an interval is moved at random, 0–1: 0.2 = ±20 %. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside 0–1.</exception>
    public double ResetJitter { get; set => field = Range.Between(value, 0, 1, nameof(ResetJitter)); }

    /// <summary>Probes that may be in flight at once while the circuit is half-open, 1–255. Default: 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside 1–255.</exception>
    public int HalfOpenPermits { get; set => field = Range.Between(value, 1, 255, nameof(HalfOpenPermits)); } = 1;

    /// <summary>Successful probes that close the circuit, 1–255. Default: 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside 1–255.</exception>
    public int SuccessThreshold { get; set => field = Range.Between(value, 1, 255, nameof(SuccessThreshold)); } = 1;

    /// <summary>After so many milliseconds a probe that has not ended is given up; 0 = as <see cref="ResetTimeout"/>, or 30 000 where that is 0. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int HalfOpenTimeout { get; set => field = Range.AtLeast(value, 0, nameof(HalfOpenTimeout)); }

    /// <summary>In the first so many milliseconds of the circuit's life outcomes are counted and not judged. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int WarmUp { get; set => field = Range.AtLeast(value, 0, nameof(WarmUp)); }

    /// <summary>How many values of a <see cref="CircuitKeyAttribute"/> parameter have a circuit of their own, 1 or more. Default: 1 024.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int MaxKeys { get; set => field = Range.AtLeast(value, 1, nameof(MaxKeys)); } = CircuitBreakerOptions.DefaultMaxKeys;

    /// <summary>The circuit's name. Equal names share one circuit, under different service keys too; their settings must be equal. Default: the interface's or method's display name.</summary>
    public string? Name { get; set; }

    /// <summary>Whether the circuit acts on what it sees. Default: <see cref="CircuitBreakerMode.Enforce"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the enumeration.</exception>
    public CircuitBreakerMode Mode { get; set => field = Range.Defined(value, nameof(Mode)); }

    /// <summary>The exceptions that are failures, subtypes included; empty = all. Others are successes: the callee answered.</summary>
    public Type[] Handle { get; set; } = [];

    /// <summary>The exceptions that count as nothing, subtypes included; wins over <see cref="Handle"/>.</summary>
    public Type[] Ignore { get; set; } = [];

    /// <summary>A type that implements <see cref="IOutcomeClassifier"/>, then used instead of <see cref="Handle"/> and <see cref="Ignore"/>, or <see cref="IResultClassifier{T}"/>, or both.</summary>
    public Type? Classifier { get; set; }
}
