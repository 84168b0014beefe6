namespace Resilience.Execution;

/// <summary>What telemetry says of a call that failed.</summary>
internal static class CallOutcomes
{
    public static CallOutcome Of(in CallFailure failure) => failure.Cause switch
    {
        CallFailureCause.Cancelled => CallOutcome.Cancelled,
        CallFailureCause.CircuitOpen => CallOutcome.CircuitOpen,
        CallFailureCause.BulkheadFull => CallOutcome.BulkheadFull,
        CallFailureCause.RateLimited => CallOutcome.RateLimited,

        // Also where a rejection stands beside it: that ended the retries, and the last attempt's end is the call's.
        CallFailureCause cause when (cause & (CallFailureCause.AttemptTimeout | CallFailureCause.TotalTimeout)) != 0 => CallOutcome.Timeout,
        _ => Of(failure.Outcome),
    };

    public static CallOutcome Of(Outcome outcome) => outcome switch
    {
        Outcome.Success => CallOutcome.Success,
        Outcome.Ignored => CallOutcome.Ignored,
        _ => CallOutcome.Failure,
    };
}
