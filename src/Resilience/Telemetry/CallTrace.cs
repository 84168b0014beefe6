using System.Diagnostics;
using Resilience.Execution;

namespace Resilience;

/// <summary>One call that somebody listens to: its start, and its span where spans are listened to.</summary>
/// <remarks>
/// From <see cref="ResilienceTelemetry.Begin"/> on the span is <see cref="Activity.Current"/>, so that what the callee starts is below it. A call that ends before it is handed back leaves no trace
/// of that; one that is pending must be <see cref="Suspend">suspended</see> before its task is returned, and <see cref="Resume">resumed</see> in the async method that goes on with it.
/// </remarks>
internal sealed class CallTrace(ResilienceTelemetry telemetry, GuardedMethod method, CallSpan? span, long started)
{
    private int _hasEnded;

    /// <summary>The caller goes on while the call is pending: gives him back the activity he had. To be called where it lasts, outside of async methods.</summary>
    public void Suspend() => span?.Leave();

    /// <summary>The call goes on: makes its span the current activity again. To be called in an async method, whose return takes it back.</summary>
    public void Resume() => span?.Enter();

    /// <summary>Another attempt begins. A span that has ended, of one who waits no more for a call that others wait for, is not told.</summary>
    public void Retry()
    {
        if (Volatile.Read(ref _hasEnded) == 0)
        {
            span?.AddRetry();
        }
    }

    /// <summary>Ends the call; a second time is ignored, also at once: two attempts of a hedge may succeed together.</summary>
    public void End(CallOutcome outcome, FallbackOutcome fallback = FallbackOutcome.None)
    {
        if (Interlocked.Exchange(ref _hasEnded, 1) == 0)
        {
            telemetry.Record(method, started, outcome, fallback);
            span?.End(method, outcome, fallback);
        }
    }
}
