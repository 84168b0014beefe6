namespace Resilience;

/// <summary>Why a circuit changed its state.</summary>
public enum CircuitTransitionReason
{
    /// <summary><see cref="CircuitBreakerOptions.FailureThreshold"/> failures came in a row.</summary>
    ConsecutiveFailures,

    /// <summary>The window's failures reached <see cref="CircuitBreakerOptions.ErrorThresholdPercentage"/>.</summary>
    ErrorPercentage,

    /// <summary>The window's slow calls reached <see cref="CircuitBreakerOptions.SlowCallPercentage"/>.</summary>
    SlowCallPercentage,

    /// <summary>The open interval is over.</summary>
    ResetTimeoutElapsed,

    /// <summary>Enough probes succeeded.</summary>
    ProbeSucceeded,

    /// <summary>A probe failed.</summary>
    ProbeFailed,

    /// <summary>A person or a program said so.</summary>
    Manual,

    /// <summary>The state was imported.</summary>
    Imported,
}
