namespace Resilience;

/// <summary>Names and values as collectors see them. Dashboards and alerts are written against them: they do not change.</summary>
internal static class TelemetryNames
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Source = "Resilience";

    public const string Service = "resilience.service";
    public const string Method = "resilience.method";
    public const string Outcome = "resilience.outcome";
    public const string Fallback = "resilience.fallback";
    public const string Circuit = "resilience.circuit";
    public const string State = "resilience.state";
    public const string From = "resilience.from";
    public const string To = "resilience.to";
    public const string Reason = "resilience.reason";
    public const string Bulkhead = "resilience.bulkhead";

    public const string RetryEvent = "resilience.retry";
    public const string RejectionEvent = "resilience.rejection";

    public static string? Version { get; } = typeof(TelemetryNames).Assembly.GetName().Version?.ToString(3);

    public static string Of(CallOutcome outcome) => outcome switch
    {
        CallOutcome.Success => "success",
        CallOutcome.Failure => "failure",
        CallOutcome.Ignored => "ignored",
        CallOutcome.Cancelled => "cancelled",
        CallOutcome.CircuitOpen => "circuit_open",
        CallOutcome.Timeout => "timeout",
        CallOutcome.BulkheadFull => "bulkhead_full",
        _ => "rate_limited",
    };

    public static string Of(FallbackOutcome fallback) => fallback switch
    {
        FallbackOutcome.None => "none",
        FallbackOutcome.Applied => "applied",
        _ => "failed",
    };

    public static string Of(CircuitState state) => state switch
    {
        CircuitState.Closed => "closed",
        CircuitState.Open => "open",
        CircuitState.HalfOpen => "half_open",
        CircuitState.ForcedOpen => "forced_open",
        _ => "disabled",
    };

    public static string Of(CircuitTransitionReason reason) => reason switch
    {
        CircuitTransitionReason.ConsecutiveFailures => "consecutive_failures",
        CircuitTransitionReason.ErrorPercentage => "error_percentage",
        CircuitTransitionReason.SlowCallPercentage => "slow_call_percentage",
        CircuitTransitionReason.ResetTimeoutElapsed => "reset_timeout_elapsed",
        CircuitTransitionReason.ProbeSucceeded => "probe_succeeded",
        CircuitTransitionReason.ProbeFailed => "probe_failed",
        CircuitTransitionReason.Manual => "manual",
        _ => "imported",
    };
}
