using System.Diagnostics;

namespace Resilience.GeneratedTests;

/// <summary>Every outcome, without a fallback, with one that answers and with one that fails, of every kind of stream.</summary>
[Collection(nameof(ProcessWideListeners))]
public sealed class StreamTelemetryTests
{
    public static TheoryData<Ending, Answer, StreamKind> All
    {
        get
        {
            TheoryData<Ending, Answer, StreamKind> all = [];
            foreach ((Ending ending, Answer answer) in Endings.All)
            {
                foreach (StreamKind kind in Enum.GetValues<StreamKind>())
                {
                    all.Add(ending, answer, kind);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task An_enumeration_is_counted_timed_and_traced_once_with_its_outcome_and_what_the_fallback_did(Ending ending, Answer answer, StreamKind kind)
    {
        using Observatory observatory = new();
        using CancellationTokenSource caller = new();
        StreamCallee callee = new();
        IStreams proxy = answer == Answer.None
            ? new ResilientStreamMetered(callee, observatory.Runtime, observatory.Services)
            : new ResilientStreamMeteredBacked(callee, observatory.Runtime, observatory.Services);
        IAsyncEnumerator<int>? other = null;
        switch (ending)
        {
            case Ending.Cancelled:
                await caller.CancelAsync();
                break;
            case Ending.CircuitOpen:
                observatory.Runtime.Circuits.ShouldHaveSingleItem().ForceOpen();
                break;
            case Ending.Timeout:
                callee.Script = static (_, token) => StreamCallee.HangsAfter(0, token);
                break;
            case Ending.BulkheadFull:
                other = proxy.Begin(kind);
                (await other.MoveNextAsync()).ShouldBeTrue();
                break;
            case Ending.RateLimited:
                await proxy.Begin(kind).DrainAsync();
                await proxy.Begin(kind).DrainAsync();
                await proxy.Begin(kind).DrainAsync();
                break;
            default:
                callee.Script = (_, _) => StreamCallee.Numbers(0, Endings.Failure(ending));
                break;
        }

        observatory.StreamBackup.Throws = answer == Answer.Failed ? new NotSupportedException() : null;
        Task<int> call = World.Start(() => proxy.Begin(kind, caller.Token).DrainAsync());
        while (ending == Ending.Timeout && !SpinWait.SpinUntil(() => call.IsCompleted, TimeSpan.FromMilliseconds(2)))
        {
            observatory.Time.Advance(TimeSpan.FromMilliseconds(50));
        }

        Exception? thrown = await Record.ExceptionAsync(() => call.WaitAsync(Endings.Patience));
        await (other?.DisposeAsync() ?? default);

        Endings.ShouldBeThrown(thrown, ending, answer);
        string service = answer == Answer.None ? "IStreamMetered" : "IStreamMeteredBacked";
        string[] calls = observatory.Calls();
        calls[ending == Ending.BulkheadFull ? 0 : ^1].ShouldBe($"{service}.{StreamKinds.MethodOf(kind)} {Observatory.Tag(ending)} {Observatory.Tag(answer)}");
        calls.Length.ShouldBe(ending switch { Ending.RateLimited => 4, Ending.BulkheadFull => 2, _ => 1 });
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task A_stream_that_its_consumer_leaves_early_is_a_success_as_long_as_he_took(StreamKind kind)
    {
        using Observatory observatory = new();
        var durations = observatory.Collect<double>("resilience.call.duration");
        IAsyncEnumerator<int> stream = new ResilientStreamMetered(new StreamCallee(), observatory.Runtime).Begin(kind);

        await stream.MoveNextAsync();
        observatory.Time.Advance(TimeSpan.FromMilliseconds(500));
        observatory.Calls().ShouldBeEmpty();
        await stream.DisposeAsync();

        observatory.Calls().ShouldBe([$"IStreamMetered.{StreamKinds.MethodOf(kind)} success none"]);
        durations.LastMeasurement!.Value.ShouldBe(0.5);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task Each_step_of_the_callee_is_below_the_span_and_the_consumer_has_his_own_activity_between_them(StreamKind kind)
    {
        using Observatory observatory = new();
        using Activity consumer = new Activity("consumer").Start();
        List<Activity?> seen = [];
        StreamCallee callee = new() { Script = (_, _) => Watched(seen) };
        IAsyncEnumerator<int> stream = new ResilientStreamMetered(callee, observatory.Runtime).Begin(kind);

        while (await stream.MoveNextAsync())
        {
            Activity.Current.ShouldBeSameAs(consumer);
        }

        await stream.DisposeAsync();

        Activity.Current.ShouldBeSameAs(consumer);
        Activity span = observatory.Spans.ShouldHaveSingleItem();
        span.Parent.ShouldBeSameAs(consumer);
        seen.ShouldBe([span, span, span, span]);
    }

    /// <summary>Three steps, of which one suspends, and a disposal; each sees whose activity is the current one.</summary>
    private static async IAsyncEnumerable<int> Watched(List<Activity?> seen)
    {
        try
        {
            seen.Add(Activity.Current);
            yield return 1;
            seen.Add(Activity.Current);
            await Task.Yield();
            seen.Add(Activity.Current);
            yield return 2;
        }
        finally
        {
            seen.Add(Activity.Current);
        }
    }
}
