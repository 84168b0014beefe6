using System.Diagnostics;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

[Collection(nameof(ProcessWideListeners))]
public sealed class SpanTests : TelemetryTest
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
    public void A_call_has_one_internal_span_below_its_caller_named_after_the_method()
    {
        Telemetry.Begin(Method)!.End(CallOutcome.Success);

        Activity span = _spans.Ended.ShouldHaveSingleItem();
        span.OperationName.ShouldBe("IStripeGateway.ChargeAsync");
        span.Kind.ShouldBe(ActivityKind.Internal);
        span.Parent.ShouldBeSameAs(_caller);
        span.Source.Name.ShouldBe("Resilience");
        span.Source.Version.ShouldBe(typeof(ResilienceRuntime).Assembly.GetName().Version!.ToString(3));
    }

    [Theory]
    [MemberData(nameof(CallMetricsTests.Ends), MemberType = typeof(CallMetricsTests))]
    public void Its_tags_are_those_of_the_metrics_and_it_is_an_error_where_the_caller_got_no_answer(string outcome, string fallback)
    {
        CallOutcome ended = Enum.Parse<CallOutcome>(outcome);
        FallbackOutcome answered = Enum.Parse<FallbackOutcome>(fallback);

        Telemetry.Begin(Method)!.End(ended, answered);

        Activity span = _spans.Ended.ShouldHaveSingleItem();
        span.TagObjects.ShouldBe(
        [
            new("resilience.service", "IStripeGateway"),
            new("resilience.method", "ChargeAsync"),
            new("resilience.outcome", TelemetryNames.Of(ended)),
            new("resilience.fallback", TelemetryNames.Of(answered)),
        ]);
        bool isError = fallback != "Applied" && outcome is not ("Success" or "Ignored" or "Cancelled");
        span.Status.ShouldBe(isError ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
        span.StatusDescription.ShouldBe(isError ? TelemetryNames.Of(ended) : null);
    }

    [Theory]
    [InlineData("CircuitOpen", "circuit_open")]
    [InlineData("BulkheadFull", "bulkhead_full")]
    [InlineData("RateLimited", "rate_limited")]
    public void A_rejection_is_an_event(string outcome, string reason)
    {
        Telemetry.Begin(Method)!.End(Enum.Parse<CallOutcome>(outcome));

        ActivityEvent rejection = _spans.Ended.ShouldHaveSingleItem().Events.ShouldHaveSingleItem();
        rejection.Name.ShouldBe("resilience.rejection");
        rejection.Tags.ShouldBe([new("resilience.outcome", reason)]);
    }

    [Fact]
    public void Each_attempt_after_the_first_is_an_event()
    {
        CallTrace call = Telemetry.Begin(Method)!;
        Telemetry.RetryAttempt(Method, call);
        Telemetry.RetryAttempt(Method, call);
        call.End(CallOutcome.Failure);

        _spans.Ended.ShouldHaveSingleItem().Events.Select(retry => retry.Name).ShouldBe(["resilience.retry", "resilience.retry"]);
    }

    [Fact]
    public void A_span_ends_once()
    {
        CallTrace call = Telemetry.Begin(Method)!;

        call.End(CallOutcome.Success);
        call.End(CallOutcome.Failure);

        _spans.Ended.ShouldHaveSingleItem().Status.ShouldBe(ActivityStatusCode.Unset);
    }

    [Fact]
    public void A_call_whose_span_no_listener_wants_and_nothing_else_is_listened_to_is_none()
    {
        _spans.Samples = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.None;

        Telemetry.IsListened.ShouldBeTrue();
        Telemetry.Begin(Method).ShouldBeNull();
        Activity.Current.ShouldBeSameAs(_caller);
    }

    [Fact]
    public void A_span_that_only_carries_the_context_is_not_described()
    {
        _spans.Samples = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData;

        CallTrace call = Telemetry.Begin(Method)!;
        Telemetry.RetryAttempt(Method, call);
        call.End(CallOutcome.CircuitOpen);

        Activity span = _spans.Ended.ShouldHaveSingleItem();
        span.TagObjects.ShouldBeEmpty();
        span.Events.ShouldBeEmpty();
    }
}
