using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Resilience.Execution;

namespace Resilience;

/// <summary>The span of one call. Whatever a listener of spans throws is logged and stays here.</summary>
[SuppressMessage("Design", "CA1031", Justification = "A listener must not decide what a call does.")]
internal sealed class CallSpan
{
    private static readonly ActivitySource s_source = new(TelemetryNames.Source, TelemetryNames.Version);

    private readonly ResilienceRuntime _runtime;
    private readonly Activity _activity;
    private readonly Activity? _caller;

    private CallSpan(ResilienceRuntime runtime, Activity activity, Activity? caller)
    {
        _runtime = runtime;
        _activity = activity;
        _caller = caller;
    }

    /// <summary>Whether anybody listens to spans. Sources have no factory: this one belongs to the process.</summary>
    public static bool IsListened => s_source.HasListeners();

    /// <summary>Starts the span of a call and makes it the current activity; null where no listener wants this one.</summary>
    public static CallSpan? Start(ResilienceRuntime runtime, GuardedMethod method)
    {
        Activity? caller = Activity.Current;
        try
        {
            return s_source.StartActivity(method.ToString()) is { } activity ? new CallSpan(runtime, activity, caller) : null;
        }
        catch (Exception exception)
        {
            // It may have become the current one before it was told to the listener that threw.
            MakeCurrent(runtime, caller);
            runtime.Report("activity listener", exception);
            return null;
        }
    }

    public void Enter()
    {
        if (!_activity.IsStopped)
        {
            MakeCurrent(_runtime, _activity);
        }
    }

    public void Leave()
    {
        if (Activity.Current == _activity)
        {
            MakeCurrent(_runtime, _caller);
        }
    }

    public void AddRetry()
    {
        if (_activity.IsAllDataRequested)
        {
            _activity.AddEvent(new ActivityEvent(TelemetryNames.RetryEvent));
        }
    }

    public void End(GuardedMethod method, CallOutcome outcome, FallbackOutcome fallback)
    {
        try
        {
            if (_activity.IsAllDataRequested)
            {
                Describe(method, outcome, fallback);
            }

            _activity.Stop();
        }
        catch (Exception exception)
        {
            _runtime.Report("activity listener", exception);
        }
        finally
        {
            Leave();
        }
    }

    private void Describe(GuardedMethod method, CallOutcome outcome, FallbackOutcome fallback)
    {
        string name = TelemetryNames.Of(outcome);
        _activity.SetTag(TelemetryNames.Service, method.Service);
        _activity.SetTag(TelemetryNames.Method, method.Name);
        _activity.SetTag(TelemetryNames.Outcome, name);
        _activity.SetTag(TelemetryNames.Fallback, TelemetryNames.Of(fallback));
        if (outcome is CallOutcome.CircuitOpen or CallOutcome.BulkheadFull or CallOutcome.RateLimited)
        {
            _activity.AddEvent(new ActivityEvent(TelemetryNames.RejectionEvent, tags: new ActivityTagsCollection { { TelemetryNames.Outcome, name } }));
        }

        // An error is what the caller got for an answer: not what a fallback answered for, nor what he is said to expect or did himself.
        if (fallback != FallbackOutcome.Applied && outcome is not (CallOutcome.Success or CallOutcome.Ignored or CallOutcome.Cancelled))
        {
            _activity.SetStatus(ActivityStatusCode.Error, name);
        }
    }

    /// <summary>Sets the current activity, of whose changes the user's code may be told; one that has stopped cannot be it.</summary>
    private static void MakeCurrent(ResilienceRuntime runtime, Activity? activity)
    {
        try
        {
            Activity.Current = activity is { IsStopped: true } ? null : activity;
        }
        catch (Exception exception)
        {
            runtime.Report("handler of Activity.CurrentChanged", exception);
        }
    }
}
