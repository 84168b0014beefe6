namespace Resilience.Execution;

/// <summary>What telemetry says of a call that failed.</summary>
internal static class CallOutcomes
{
    public static CallOutcome Of(in CallFailure failure) => failure.Cause switch
    {
        CallFailureCause.Cancelled => CallOutcome.Cancelled,
        CallFailureCause.AttemptTimeout or CallFailureCause.TotalTimeout => CallOutcome.Timeout,
        CallFailureCause.CircuitOpen => CallOutcome.CircuitOpen,
        CallFailureCause.BulkheadFull => CallOutcome.BulkheadFull,
        CallFailureCause.RateLimited => CallOutcome.RateLimited,
        _ => Of(failure.Outcome),
    };

    public static CallOutcome Of(Outcome outcome) => outcome switch
    {
        Outcome.Success => CallOutcome.Success,
        Outcome.Ignored => CallOutcome.Ignored,
        _ => CallOutcome.Failure,
    };
}
