namespace Resilience;

/// <summary>The settings of a <see cref="CircuitBreaker"/>: those of <see cref="CircuitBreakerAttribute"/>, durations as <see cref="TimeSpan"/>. Copied when given to a breaker.</summary>
/// <remarks>Decisions are taken in whole milliseconds; a fraction counts as one more.</remarks>
public sealed class CircuitBreakerOptions
{
    internal const int DefaultFailureThreshold = 5;
    internal const int MaxFailureThreshold = 65_535;
    internal const int DefaultVolumeThreshold = 10;
    internal const int DefaultMaxKeys = 1_024;

    /// <summary>The circuit's name. Required.</summary>
    public string? Name { get; set; }

    /// <summary>Consecutive failures that open the circuit, 0–65 535; 0 = off; null = not named: 5, or 0 where a percentage is set. Default: null.</summary>
    public int? FailureThreshold { get; set; }

    /// <summary>The percentage of failures in the window that opens the circuit, 0–100, equality included; 0 = off. Default: 0.</summary>
    public double ErrorThresholdPercentage { get; set; }

    /// <summary>A call that takes longer than this is slow; zero = off. Default: zero.</summary>
    public TimeSpan SlowCallThreshold { get; set; }

    /// <summary>The percentage of slow calls in the window that opens the circuit, above 0, at most 100, equality included. Default: 100.</summary>
    public double SlowCallPercentage { get; set; } = 100;

    /// <summary>Calls that the window must hold before percentages are judged, 1 or more; null = not named: 10, or <see cref="RollingWindowCalls"/> where that is less. Default: null.</summary>
    public int? VolumeThreshold { get; set; }

    /// <summary>The length of the time window, 1 s or more; it forgets in steps of a tenth. Default: 10 s.</summary>
    public TimeSpan RollingWindow { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Above 0: the window holds the last so many calls, whenever they were. The calls of all threads then meet in one ring; a time window scales better. Default: 0.</summary>
    public int RollingWindowCalls { get; set; }

    /// <summary>How long an opened circuit rejects before it lets probes through, zero or more. Default: 30 s.</summary>
    public TimeSpan ResetTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>By how much each reopening in a row lengthens the interval, 1 or more. Default: 1.</summary>
    public double ResetTimeoutMultiplier { get; set; } = 1;

    /// <summary>The longest interval, zero or more; never less than <see cref="ResetTimeout"/>. Default: 5 min.</summary>
    public TimeSpan MaxResetTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How far an interval is moved at random, 0–1: 0.2 = ±20 %; applied after <see cref="MaxResetTimeout"/>. Default: 0.</summary>
    public double ResetJitter { get; set; }

    /// <summary>Probes that may be in flight at once while the circuit is half-open, 1–255. Default: 1.</summary>
    public int HalfOpenPermits { get; set; } = 1;

    /// <summary>Successful probes that close the circuit, 1–255. Default: 1.</summary>
    public int SuccessThreshold { get; set; } = 1;

    /// <summary>After this time a probe that has not ended is given up; zero = as <see cref="ResetTimeout"/>, or 30 s where that is zero. Default: zero.</summary>
    public TimeSpan HalfOpenTimeout { get; set; }

    /// <summary>In this first part of the circuit's life outcomes are counted and not judged. Default: zero.</summary>
    public TimeSpan WarmUp { get; set; }

    /// <summary>Whether the circuit acts on what it sees. Default: <see cref="CircuitBreakerMode.Enforce"/>.</summary>
    public CircuitBreakerMode Mode { get; set; }

    /// <summary>How many values of a <see cref="CircuitKeyAttribute"/> parameter have a circuit of their own, 1 or more; means nothing for a breaker used by hand. Default: 1 024.</summary>
    public int MaxKeys { get; set; } = DefaultMaxKeys;

    /// <summary>The exceptions that are failures, subtypes included; empty = all. Others are successes: the callee answered.</summary>
    public IReadOnlyList<Type> Handle { get; set; } = [];

    /// <summary>The exceptions that count as nothing, subtypes included; wins over <see cref="Handle"/>.</summary>
    public IReadOnlyList<Type> Ignore { get; set; } = [];

    /// <summary>An <see cref="IOutcomeClassifier"/>, then used instead of <see cref="Handle"/> and <see cref="Ignore"/>, or <see cref="IResultClassifier{T}"/>s, or both. Default: null.</summary>
    public object? Classifier { get; set; }

    /// <summary>The same settings for a circuit of another name.</summary>
    internal CircuitBreakerOptions Named(string name)
    {
        var copy = (CircuitBreakerOptions)MemberwiseClone();
        copy.Name = name;
        return copy;
    }
}
