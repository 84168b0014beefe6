using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;

namespace Resilience.GeneratedTests;

/// <summary>Who waits for a call that others wait for too is a call himself, with the end that he saw.</summary>
[Collection(nameof(ProcessWideListeners))]
public sealed class CoalescedTelemetryTests : IDisposable
{
    private const string Quote = "IMeteredCoalesced.QuoteAsync";

    private readonly Observatory _observatory = new();
    private readonly MeteredCoalesced _callee = new();
    private readonly ResilientMeteredCoalesced _proxy;

    public CoalescedTelemetryTests() => _proxy = new ResilientMeteredCoalesced(_callee, _observatory.Runtime);

    public void Dispose() => _observatory.Dispose();

    [Fact]
    public async Task Each_waiter_is_a_call_with_the_outcome_and_a_duration_of_his_own()
    {
        using MetricCollector<double> durations = _observatory.Collect<double>("resilience.call.duration");
        Task<int> first = WaitAsync(1);
        _observatory.Time.Advance(TimeSpan.FromMilliseconds(600));
        Task<int>[] joined = [WaitAsync(2), WaitAsync(3)];
        _observatory.Time.Advance(TimeSpan.FromMilliseconds(200));

        _callee.Answer.SetResult(1);

        await Task.WhenAll([first, .. joined]);
        _observatory.Calls().ShouldBe([$"{Quote} success none", $"{Quote} success none", $"{Quote} success none"]);
        durations.GetMeasurementSnapshot().Select(static call => Math.Round(call.Value, 3)).Order().ShouldBe([0.2, 0.2, 0.8]);
        _callee.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task A_method_without_a_result_is_counted_alike()
    {
        Task[] waiting = [_proxy.TouchAsync(default).AsTask(), _proxy.TouchAsync(default).AsTask()];

        _callee.Answer.SetResult(1);

        await Task.WhenAll(waiting);
        _observatory.Calls().ShouldBe(["IMeteredCoalesced.TouchAsync success none", "IMeteredCoalesced.TouchAsync success none"]);
    }

    [Fact]
    public async Task A_failure_is_each_waiters_and_a_retry_is_the_one_calls()
    {
        using MetricCollector<long> retries = _observatory.Collect<long>("resilience.retry.attempts");
        Task<int>[] waiting = [WaitAsync(1), WaitAsync(2)];

        _callee.Answer.SetException(new FormatException());

        await ShouldAllThrowAsync<FormatException>(waiting);
        _observatory.Calls().ShouldBe([$"{Quote} failure none", $"{Quote} failure none"]);
        retries.GetMeasurementSnapshot().ShouldHaveSingleItem().Value.ShouldBe(1);
        _observatory.Spans.ShouldAllBe(static span => span.Status == ActivityStatusCode.Error);
        _callee.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task A_retry_is_an_event_of_the_span_of_who_came_first()
    {
        Task<int>[] waiting = [WaitAsync(1), WaitAsync(2)];

        _callee.Answer.SetException(new FormatException());

        await ShouldAllThrowAsync<FormatException>(waiting);
        Activity first = _callee.Seen[0].ShouldNotBeNull();
        first.Events.ShouldHaveSingleItem().Name.ShouldBe("resilience.retry");
        _observatory.Spans.Single(span => span != first).Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_span_that_has_ended_is_told_of_no_retry()
    {
        using CancellationTokenSource leaving = new();
        Task<int> leaver = WaitAsync(1, leaving.Token);
        Task<int> staying = WaitAsync(2);
        await leaving.CancelAsync();
        await ShouldAllThrowAsync<OperationCanceledException>(leaver);

        _callee.Answer.SetException(new FormatException());

        await ShouldAllThrowAsync<FormatException>(staying);
        _callee.Calls.ShouldBe(2);
        _callee.Seen[0].ShouldNotBeNull().Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_time_out_is_each_waiters()
    {
        Task<int>[] waiting = [WaitAsync(1), WaitAsync(2)];

        while (!SpinWait.SpinUntil(() => waiting.All(static wait => wait.IsCompleted), TimeSpan.FromMilliseconds(2)))
        {
            _observatory.Time.Advance(TimeSpan.FromMilliseconds(100));
        }

        await ShouldAllThrowAsync<AttemptTimeoutException>(waiting);
        _observatory.Calls().ShouldBe([$"{Quote} timeout none", $"{Quote} timeout none"]);
    }

    [Fact]
    public async Task A_rejection_is_the_callers_and_an_event_of_his_span()
    {
        _observatory.Runtime.Circuits[ResilientMeteredCoalesced.Circuits.QuoteAsync].ForceOpen();

        await ShouldAllThrowAsync<CircuitOpenException>(WaitAsync(1), WaitAsync(2));

        _observatory.Calls().ShouldBe([$"{Quote} circuit_open none", $"{Quote} circuit_open none"]);
        _observatory.Spans.ShouldAllBe(static span => span.Events.Single().Name == "resilience.rejection");
    }

    [Fact]
    public async Task One_who_cancels_is_cancelled_and_the_others_are_what_becomes_of_the_call()
    {
        using CancellationTokenSource leaving = new();
        Task<int> leaver = WaitAsync(1, leaving.Token);
        Task<int>[] staying = [WaitAsync(2), WaitAsync(3)];

        await leaving.CancelAsync();
        await ShouldAllThrowAsync<OperationCanceledException>(leaver);
        _observatory.Calls().ShouldBe([$"{Quote} cancelled none"]);
        _observatory.Spans.ShouldHaveSingleItem().Status.ShouldBe(ActivityStatusCode.Unset);

        _callee.Answer.SetResult(1);
        await Task.WhenAll(staying);
        _observatory.Calls().ShouldBe([$"{Quote} cancelled none", $"{Quote} success none", $"{Quote} success none"]);
    }

    [Fact]
    public async Task When_all_cancel_the_call_that_nobody_waits_for_is_not_counted()
    {
        using CancellationTokenSource leaving = new();
        Task<int>[] waiting = [WaitAsync(1, leaving.Token), WaitAsync(2, leaving.Token)];

        await leaving.CancelAsync();
        await ShouldAllThrowAsync<OperationCanceledException>(waiting);
        _callee.Answer.SetResult(1);

        _observatory.Calls().ShouldBe([$"{Quote} cancelled none", $"{Quote} cancelled none"]);
    }

    [Fact]
    public async Task Whom_the_fallback_answers_is_told_apart_from_whom_it_does_not()
    {
        using CancellationTokenSource leaving = new();
        Task<int>[] waiting = [WaitAsync(1), WaitAsync(2), WaitAsync(3)];
        Task<int> leaver = WaitAsync(4, leaving.Token);
        await leaving.CancelAsync();
        await ShouldAllThrowAsync<OperationCanceledException>(leaver);

        _callee.Answer.SetException(new HttpRequestException("down"));

        (await waiting[0]).ShouldBe(7);
        await ShouldAllThrowAsync<NotSupportedException>(waiting[1]);
        (await waiting[2]).ShouldBe(7);
        _observatory.Calls().Order(StringComparer.Ordinal).ShouldBe([$"{Quote} cancelled none", $"{Quote} failure applied", $"{Quote} failure applied", $"{Quote} failure failed"]);
        _observatory.Spans.Where(static span => span.Status == ActivityStatusCode.Error).ShouldHaveSingleItem().GetTagItem("resilience.fallback").ShouldBe("failed");
    }

    [Fact]
    public async Task The_callee_is_below_the_span_of_who_came_first_and_every_span_below_its_caller()
    {
        using Activity caller = new Activity("caller").Start();

        // Not awaited before: what is current when the call returns is the caller's affair.
        Task<int> first = _proxy.QuoteAsync("A", 1, default);
        Activity.Current.ShouldBeSameAs(caller);
        Task<int> joined = _proxy.QuoteAsync("A", 2, default);
        Activity.Current.ShouldBeSameAs(caller);
        _callee.Answer.SetResult(1);
        await first;
        await joined;

        _observatory.Spans.Count.ShouldBe(2);
        _observatory.Spans.ShouldAllBe(span => span.Parent == caller);
        _observatory.Spans.ShouldContain(_callee.Seen.ShouldHaveSingleItem());
        Activity.Current.ShouldBeSameAs(caller);
    }

    private Task<int> WaitAsync(int waiter, CancellationToken cancellationToken = default) => _proxy.QuoteAsync("A", waiter, cancellationToken);

    private static async Task ShouldAllThrowAsync<TException>(params Task<int>[] calls)
        where TException : Exception
    {
        foreach (Task<int> call in calls)
        {
            await Should.ThrowAsync<TException>(() => World.EndAsync(call));
        }
    }
}
