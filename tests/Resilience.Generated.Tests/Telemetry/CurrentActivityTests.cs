using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;

namespace Resilience.GeneratedTests;

/// <summary>Whose activity is the current one: the call's for the callee, in every attempt, and the caller's for the caller, whether his call is pending or over.</summary>
[Collection(nameof(ProcessWideListeners))]
public sealed class CurrentActivityTests : IDisposable
{
    private readonly Observatory _observatory = new();
    private readonly Callee _callee = new();
    private readonly Activity _caller = new Activity("caller").Start();
    private readonly List<Activity?> _seen = [];

    public void Dispose()
    {
        _caller.Dispose();
        _observatory.Dispose();
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task A_call_that_is_complete_at_once(Kind kind)
    {
        _callee.Script = (call, _) => See(Task.FromResult(call));

        Task<int> call = new ResilientMetered(_callee, _observatory.Runtime).CallAsync(kind);
        Activity.Current.ShouldBeSameAs(_caller);
        await call;

        ShouldHaveSeenTheSpan(times: 1);
    }

    [Theory]
    [MemberData(nameof(Kinds.Async), MemberType = typeof(Kinds))]
    public async Task A_call_that_is_pending(Kind kind)
    {
        TaskCompletionSource<int> pending = new();
        _callee.Script = (_, _) => See(pending.Task);
        ResilientMetered proxy = new(_callee, _observatory.Runtime);

        // Not from an async method, whose return would give the caller's activity back by itself.
        Task call = kind switch
        {
            Kind.Task => proxy.RunAsync(1, default),
            Kind.TaskOf => proxy.ReadAsync(1, default),
            Kind.ValueTask => proxy.RunValueAsync(1, default).AsTask(),
            _ => proxy.ReadValueAsync(1, default).AsTask(),
        };
        Activity.Current.ShouldBeSameAs(_caller);
        pending.SetResult(1);
        await call;

        ShouldHaveSeenTheSpan(times: 1);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task A_call_that_fails_at_once(Kind kind)
    {
        _callee.Script = (_, _) => See(Callee.Fails());

        await Should.ThrowAsync<HttpRequestException>(() => new ResilientMetered(_callee, _observatory.Runtime).CallAsync(kind));

        ShouldHaveSeenTheSpan(times: 1);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task A_call_that_was_refused(Kind kind)
    {
        ResilientMetered proxy = new(_callee, _observatory.Runtime);
        _observatory.Runtime.Circuits.ShouldHaveSingleItem().ForceOpen();

        await Should.ThrowAsync<CircuitOpenException>(() => proxy.CallAsync(kind));

        ShouldHaveSeenTheSpan(times: 0);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task Attempts_and_the_fallback_are_one_call_and_each_attempt_after_the_first_is_counted_and_an_event(Kind kind)
    {
        using MetricCollector<long> retries = _observatory.Collect<long>("resilience.retry.attempts");
        _callee.Script = (_, _) => See(Callee.Fails());

        await new ResilientMeteredRetried(_callee, _observatory.Runtime, _observatory.Services).CallAsync(kind);

        ShouldHaveSeenTheSpan(times: 3);
        _observatory.Calls().ShouldBe([$"IMeteredRetried.{Kinds.MethodOf(kind)} failure applied"]);
        retries.GetMeasurementSnapshot().Select(retry => (retry.Value, retry.Tags["resilience.service"], retry.Tags["resilience.method"]))
            .ShouldBe([(1, "IMeteredRetried", Kinds.MethodOf(kind)), (1, "IMeteredRetried", Kinds.MethodOf(kind))]);
        _observatory.Spans.ShouldHaveSingleItem().Events.Select(retry => retry.Name).ShouldBe(["resilience.retry", "resilience.retry"]);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task A_call_that_succeeds_in_the_end_is_a_success(Kind kind)
    {
        _callee.Script = (call, _) => See(call == 1 ? Callee.Fails() : Task.FromResult(call));

        await new ResilientMeteredRetried(_callee, _observatory.Runtime, _observatory.Services).CallAsync(kind);

        ShouldHaveSeenTheSpan(times: 2);
        _observatory.Calls().ShouldBe([$"IMeteredRetried.{Kinds.MethodOf(kind)} success none"]);
    }

    private Task<int> See(Task<int> answer)
    {
        _seen.Add(Activity.Current);
        return answer;
    }

    private void ShouldHaveSeenTheSpan(int times)
    {
        Activity.Current.ShouldBeSameAs(_caller);
        Activity span = _observatory.Spans.ShouldHaveSingleItem();
        span.Parent.ShouldBeSameAs(_caller);
        _seen.ShouldBe(Enumerable.Repeat<Activity?>(span, times));
    }
}
