using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class CallMetricsTests : TelemetryTest
{
    public static TheoryData<string, string> Ends()
    {
        TheoryData<string, string> ends = [];
        foreach (CallOutcome outcome in Enum.GetValues<CallOutcome>())
        {
            foreach (FallbackOutcome fallback in Enum.GetValues<FallbackOutcome>())
            {
                ends.Add(outcome.ToString(), fallback.ToString());
            }
        }

        return ends;
    }

    [Fact]
    public void Outcomes_and_fallbacks_have_the_documented_values()
    {
        Enum.GetValues<CallOutcome>().Select(TelemetryNames.Of)
            .ShouldBe(["success", "failure", "ignored", "cancelled", "circuit_open", "timeout", "bulkhead_full", "rate_limited"]);
        Enum.GetValues<FallbackOutcome>().Select(TelemetryNames.Of).ShouldBe(["none", "applied", "failed"]);
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public void A_call_is_counted_once_with_its_outcome_and_what_the_fallback_did(string outcome, string fallback)
    {
        using MetricCollector<long> calls = Collect<long>("resilience.calls");
        using MetricCollector<double> durations = Collect<double>("resilience.call.duration");
        CallOutcome ended = Enum.Parse<CallOutcome>(outcome);
        FallbackOutcome answered = Enum.Parse<FallbackOutcome>(fallback);

        CallTrace call = Telemetry.Begin(Method).ShouldNotBeNull();
        Time.Advance(TimeSpan.FromMilliseconds(250));
        call.End(ended, answered);

        string tags = $"fallback={TelemetryNames.Of(answered)} method=ChargeAsync outcome={TelemetryNames.Of(ended)} service=IStripeGateway";
        calls.GetMeasurementSnapshot().Select(Text).ShouldBe([$"1 {tags}"]);
        durations.GetMeasurementSnapshot().Select(Text).ShouldBe([$"0.25 {tags}"]);
    }

    [Fact]
    public void A_call_ends_once()
    {
        using MetricCollector<long> calls = Collect<long>("resilience.calls");
        CallTrace call = Telemetry.Begin(Method)!;

        call.End(CallOutcome.Timeout);
        call.End(CallOutcome.Success, FallbackOutcome.Applied);

        calls.GetMeasurementSnapshot().ShouldHaveSingleItem().Tags["resilience.outcome"].ShouldBe("timeout");
    }

    [Fact]
    public void While_nobody_listens_there_is_no_call()
    {
        Telemetry.IsListened.ShouldBeFalse();
        Telemetry.Begin(Method).ShouldBeNull();
    }

    [Theory]
    [InlineData("resilience.calls")]
    [InlineData("resilience.call.duration")]
    public void A_listener_to_either_instrument_is_a_listener_to_calls(string instrument)
    {
        using (MeterListener listener = Listen(instrument))
        {
            Telemetry.IsListened.ShouldBeTrue();
            Telemetry.Begin(Method).ShouldNotBeNull();
        }

        Telemetry.IsListened.ShouldBeFalse();
        Telemetry.Begin(Method).ShouldBeNull();
    }

    [Fact]
    public void A_listener_to_circuits_is_none_to_calls()
    {
        using MeterListener transitions = Listen("resilience.circuit.transitions");
        using MeterListener states = Listen("resilience.circuit.state");
        using MeterListener retries = Listen("resilience.retry.attempts");

        Telemetry.IsListened.ShouldBeFalse();
    }

    [Fact]
    public void Durations_are_seconds_and_advise_buckets_from_a_rejection_to_a_minute()
    {
        Histogram<double>? duration = null;
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, Factory) && instrument.Name == "resilience.call.duration")
            {
                duration = (Histogram<double>)instrument;
            }
        };
        listener.Start();

        duration!.Unit.ShouldBe("s");
        IReadOnlyList<double> bounds = duration.Advice!.HistogramBucketBoundaries!;
        bounds.ShouldBe(bounds.Order());
        (bounds[0], bounds[^1]).ShouldBe((0.001, 60));
    }

    [Fact]
    public void Attempts_after_the_first_are_counted_per_method()
    {
        using MetricCollector<long> retries = Collect<long>("resilience.retry.attempts");

        Telemetry.RetryAttempt(Method, trace: null);
        Telemetry.RetryAttempt(Method, trace: null);

        retries.GetMeasurementSnapshot().Select(Text).ShouldBe(["1 method=ChargeAsync service=IStripeGateway", "1 method=ChargeAsync service=IStripeGateway"]);
    }

    [Fact]
    public void A_call_that_is_listened_to_costs_one_object_of_ours()
    {
        using MeterListener listener = Listen("resilience.calls", "resilience.call.duration", "resilience.retry.attempts");
        listener.SetMeasurementEventCallback<long>(static (_, _, _, _) => { });
        listener.SetMeasurementEventCallback<double>(static (_, _, _, _) => { });

        AllocatedBytes(() =>
        {
            CallTrace call = Telemetry.Begin(Method)!;
            Telemetry.RetryAttempt(Method, call);
            call.End(CallOutcome.Failure, FallbackOutcome.Applied);
        }).ShouldBe(56);
    }

    private MeterListener Listen(params string[] instruments)
    {
        MeterListener listener = new()
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, Factory) && instruments.Contains(instrument.Name))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.Start();
        return listener;
    }

    private static long AllocatedBytes(Action action)
    {
        long least = long.MaxValue;
        for (int i = 0; i < 1_000; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
