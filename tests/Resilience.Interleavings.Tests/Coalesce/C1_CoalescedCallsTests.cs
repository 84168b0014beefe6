namespace Resilience.Interleavings.Tests;

/// <summary>The table of the calls in flight: whoever joins gets an outcome, and nothing remains. [C1]</summary>
public sealed class C1_CoalescedCallsTests(ITestOutputHelper output) : InterleavingTest(output)
{
    [Fact]
    public void Who_comes_while_the_last_one_leaves_keeps_the_call_or_makes_another() => Explore(() =>
    {
        CoalescedCalls<string> calls = new();
        SharedCall first = Begin(calls, "a");
        bool isCancelled = false;
        bool leads = false;
        SharedCall second = null!;

        Race(() => isCancelled = calls.Leave(first), () => second = calls.Join("a", out leads));

        leads.ShouldBe(isCancelled);
        (second == first).ShouldBe(!isCancelled);
        ShouldJoin(calls, "a", second);
        End(calls, second);
        calls.IsEmpty.ShouldBeTrue();
        return leads ? "another" : "kept";
    });

    [Fact]
    public void Who_comes_while_the_call_ends_has_its_outcome_or_makes_another() => Explore(() =>
    {
        CoalescedCalls<string> calls = new();
        SharedCall first = Begin(calls, "a");
        bool leads = false;
        SharedCall second = null!;

        Race(() => End(calls, first), () => second = calls.Join("a", out leads));

        (second == first).ShouldBe(!leads);
        second.Ended.IsCompletedSuccessfully.ShouldBe(!leads);
        if (leads)
        {
            ShouldJoin(calls, "a", second);
            End(calls, second);
        }

        calls.IsEmpty.ShouldBeTrue();
        return leads ? "another" : "its outcome";
    });

    [Fact]
    public void A_call_ends_or_is_cancelled_and_not_both() => Explore(() =>
    {
        CoalescedCalls<string> calls = new();
        SharedCall call = Begin(calls, "a");
        ShouldJoin(calls, "a", call);
        bool[] cancels = new bool[2];

        Race(() => End(calls, call), () => cancels[0] = calls.Leave(call), () => cancels[1] = calls.Leave(call));

        calls.IsEmpty.ShouldBeTrue();
        call.Ended.IsCompletedSuccessfully.ShouldBeTrue();
        cancels.ShouldNotBe([true, true]);
        return cancels[0] || cancels[1] ? "cancelled" : "ended";
    });

    [Fact]
    public void Calls_that_race_for_a_key_are_one_call() => Explore(() =>
    {
        CoalescedCalls<string> calls = new();
        bool[] leads = new bool[3];
        SharedCall[] joined = new SharedCall[3];

        Race([.. Enumerable.Range(0, leads.Length).Select(i => (Action)(() => joined[i] = calls.Join("a", out leads[i])))]);

        joined.ShouldAllBe(call => call == joined[0]);
        leads.Count(lead => lead).ShouldBe(1);
        return $"{Array.IndexOf(leads, true)} leads";
    });

    [Fact]
    public void Keys_of_one_hash_code_do_not_disturb_one_another() => Explore(() =>
    {
        CoalescedCalls<MeetingKey> calls = new();
        SharedCall a = Begin(calls, new MeetingKey("a"));
        SharedCall b = Begin(calls, new MeetingKey("b"));
        bool isCancelled = false;
        bool leads = false;
        SharedCall c = null!;
        int last = 0;

        Race(
            () =>
            {
                End(calls, a);
                last = 0;
            },
            () =>
            {
                isCancelled = calls.Leave(b);
                last = 1;
            },
            () =>
            {
                c = calls.Join(new MeetingKey("c"), out leads);
                last = 2;
            });

        isCancelled.ShouldBeTrue();
        leads.ShouldBeTrue();
        ShouldJoin(calls, new MeetingKey("c"), c);
        End(calls, c);
        calls.IsEmpty.ShouldBeTrue();
        return $"{last} was the last";
    });

    private static SharedCall Begin<TKey>(CoalescedCalls<TKey> calls, TKey key)
    {
        SharedCall call = calls.Join(key, out bool leads);
        leads.ShouldBeTrue();
        return call;
    }

    private static void ShouldJoin<TKey>(CoalescedCalls<TKey> calls, TKey key, SharedCall expected)
    {
        calls.Join(key, out bool leads).ShouldBe(expected);
        leads.ShouldBeFalse();
    }

    private static void End<TKey>(CoalescedCalls<TKey> calls, SharedCall call) => calls.Watch(call, Task.CompletedTask);
}
