using System.ComponentModel;

namespace Resilience.Execution;

/// <summary>The settings of a <see cref="RetryAttribute"/>, durations in milliseconds. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RetryOptions
{
    /// <summary>Retries after the first try.</summary>
    public int MaxRetries { get; init; } = 3;

    /// <summary>The base wait.</summary>
    public int Delay { get; init; } = 200;

    /// <summary>The longest wait, before jitter.</summary>
    public int MaxDelay { get; init; } = 30_000;

    /// <summary>How the wait grows.</summary>
    public RetryBackoff Backoff { get; init; }

    /// <summary>The factor of exponential growth.</summary>
    public double Multiplier { get; init; } = 2;

    /// <summary>Whether each wait is drawn from the upper half of its base.</summary>
    public bool Jitter { get; init; } = true;

    /// <summary>No attempt starts later than this after the call began; 0 = off.</summary>
    public int MaxDuration { get; init; }

    /// <summary>The fraction of calls that may be retries; 0 = off.</summary>
    public double Budget { get; init; }

    /// <summary>The exceptions that are retried; empty = all that do not repeat by nature.</summary>
    public IReadOnlyList<Type> Handle { get; init; } = [];

    /// <summary>The exceptions that are not retried.</summary>
    public IReadOnlyList<Type> Ignore { get; init; } = [];

    /// <summary>A classifier of exceptions, results, or both.</summary>
    public object? Classifier { get; init; }
}
