using System.Diagnostics;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

/// <summary>Whose activity is the current one: the call's for the callee, the caller's for the caller.</summary>
[Collection(nameof(ProcessWideListeners))]
public sealed class CurrentActivityTests : TelemetryTest
{
    private readonly SpanListener _spans = new();
    private readonly Activity _caller = new Activity("caller").Start();

    public override void Dispose()
    {
        _caller.Dispose();
        _spans.Dispose();
        base.Dispose();
    }

    [Fact]
    public void The_callee_sees_the_span_and_the_caller_his_own()
    {
        CallTrace call = Telemetry.Begin(Method)!;
        Activity.Current!.OperationName.ShouldBe("IStripeGateway.ChargeAsync");

        call.End(CallOutcome.Success);

        Activity.Current.ShouldBeSameAs(_caller);
    }

    [Fact]
    public void A_caller_without_an_activity_has_none_afterwards()
    {
        Activity.Current = null;

        Telemetry.Begin(Method)!.End(CallOutcome.Success);

        Activity.Current.ShouldBeNull();
        _spans.Ended.ShouldHaveSingleItem().Parent.ShouldBeNull();
    }

    [Fact]
    public async Task A_caller_who_goes_on_while_the_call_is_pending_has_his_own_and_the_call_goes_on_under_its_span()
    {
        TaskCompletionSource callee = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Activity? seenByNextAttempt = null;

        Task pending = CallAsync();
        Activity.Current.ShouldBeSameAs(_caller);
        callee.SetResult();
        await pending;

        Activity.Current.ShouldBeSameAs(_caller);
        _spans.Ended.ShouldHaveSingleItem().ShouldBeSameAs(seenByNextAttempt);

        Task CallAsync()
        {
            CallTrace call = Telemetry.Begin(Method)!;
            call.Suspend();
            return GoOnAsync(call);
        }

        async Task GoOnAsync(CallTrace call)
        {
            call.Resume();
            await callee.Task;
            seenByNextAttempt = Activity.Current;
            call.End(CallOutcome.Success);
        }
    }

    [Fact]
    public void What_the_callee_made_current_stays_as_it_would_without_us()
    {
        CallTrace call = Telemetry.Begin(Method)!;
        using Activity callees = new Activity("callee").Start();

        call.Suspend();

        Activity.Current.ShouldBeSameAs(callees);
    }

    [Fact]
    public async Task A_caller_whose_activity_has_stopped_meanwhile_gets_none()
    {
        await Task.Run(() =>
        {
            Activity caller = new Activity("short").Start();
            CallTrace call = Telemetry.Begin(Method)!;
            caller.Stop();
            call.Resume();

            call.Suspend();

            Activity.Current.ShouldBeNull();
        });
    }

    [Fact]
    public void A_call_that_has_ended_cannot_be_resumed()
    {
        CallTrace call = Telemetry.Begin(Method)!;
        call.End(CallOutcome.Timeout);

        call.Resume();

        Activity.Current.ShouldBeSameAs(_caller);
    }

    [Fact]
    public void A_sampler_that_throws_is_logged_and_the_call_has_no_span()
    {
        _spans.Samples = (ref ActivityCreationOptions<ActivityContext> _) => throw new InvalidOperationException("sampler");

        Telemetry.Begin(Method).ShouldBeNull();

        Activity.Current.ShouldBeSameAs(_caller);
        Thrown.ShouldBe(["sampler"]);
    }

    [Fact]
    public void A_listener_that_throws_at_the_start_is_logged_and_leaves_the_callers_activity()
    {
        _spans.Starting = _ => throw new InvalidOperationException("start");

        Telemetry.Begin(Method)?.End(CallOutcome.Success);

        Activity.Current.ShouldBeSameAs(_caller);
        Thrown.ShouldBe(["start"]);
    }

    [Fact]
    public void A_listener_that_throws_at_the_end_is_logged_and_leaves_the_callers_activity()
    {
        _spans.Ending = _ => throw new InvalidOperationException("end");

        Should.NotThrow(() => Telemetry.Begin(Method)!.End(CallOutcome.Success));

        Activity.Current.ShouldBeSameAs(_caller);
        Thrown.ShouldBe(["end"]);
    }

    [Fact]
    public void A_handler_of_CurrentChanged_that_throws_is_logged()
    {
        CallTrace call = Telemetry.Begin(Method)!;
        Activity.CurrentChanged += Throw;
        try
        {
            Should.NotThrow(call.Suspend);
            Should.NotThrow(call.Resume);
            Should.NotThrow(() => call.End(CallOutcome.Success));
            Should.NotThrow(() => Telemetry.Begin(Method));
        }
        finally
        {
            Activity.CurrentChanged -= Throw;
        }

        Thrown.ShouldAllBe(message => message == "changed");
        Thrown.Count().ShouldBeGreaterThanOrEqualTo(4);
        Activity.Current.ShouldBeSameAs(_caller);

        static void Throw(object? sender, ActivityChangedEventArgs change) => throw new InvalidOperationException("changed");
    }
}
