namespace Resilience;

/// <summary>A circuit at one moment.</summary>
public sealed record CircuitSnapshot
{
    /// <summary>The state.</summary>
    public required CircuitState State { get; init; }

    /// <summary>Successes since the circuit was made or reset; −1 where no percentage is on, because a write per success is what counting them would cost.</summary>
    public required long Successes { get; init; }

    /// <summary>Failures since the circuit was made or reset.</summary>
    public required long Failures { get; init; }

    /// <summary>Ignored outcomes since the circuit was made or reset. Cancelled calls are not among them.</summary>
    public required long Ignored { get; init; }

    /// <summary>Calls rejected since the circuit was made or reset; in <see cref="CircuitBreakerMode.Observe"/>, those that would have been.</summary>
    public required long Rejected { get; init; }

    /// <summary>Failures in a row; 0 while open or half-open.</summary>
    public required long ConsecutiveFailures { get; init; }

    /// <summary>Calls in the window; 0 where there is none.</summary>
    public required long WindowCalls { get; init; }

    /// <summary>Failures in the window; 0 where there is none.</summary>
    public required long WindowFailures { get; init; }

    /// <summary>Slow calls in the window; 0 where there is none.</summary>
    public required long WindowSlowCalls { get; init; }

    /// <summary>Failures in per cent of the window's calls; null without a window or while it is empty.</summary>
    public required double? ErrorPercentage { get; init; }

    /// <summary>Slow calls in per cent of the window's calls; null without a window or while it is empty.</summary>
    public required double? SlowCallPercentage { get; init; }

    /// <summary>When the circuit last opened, for people; null before the first opening and after a close.</summary>
    public required DateTimeOffset? OpenedAt { get; init; }

    /// <summary>What is left of the open interval; null unless open.</summary>
    public required TimeSpan? RetryAfter { get; init; }
}
