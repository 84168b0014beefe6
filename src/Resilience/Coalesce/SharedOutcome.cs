namespace Resilience.Execution;

/// <summary>How a call ended that is made for several, who ask the fallback each for himself.</summary>
internal class SharedOutcome
{
    /// <summary>Why it failed, if it did.</summary>
    public CallFailure? Failure { get; set; }

    /// <summary>Who makes the call, as telemetry sees him: its retries are events of his span. Null where nobody listens.</summary>
    public CallTrace? Trace { get; set; }

    /// <summary>The token of who makes the call.</summary>
    public CancellationToken Caller { get; set; }

    /// <summary>Whether all who are known to wait have cancelled, which the callee may know before the call's own token does.</summary>
    public virtual bool IsGivenUp => Caller.IsCancellationRequested;

    /// <summary>What the circuit's classifier calls its result.</summary>
    public Outcome Outcome { get; set; }
}
