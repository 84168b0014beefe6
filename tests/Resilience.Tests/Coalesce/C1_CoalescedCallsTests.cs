using Resilience.Execution;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

/// <summary>The table of the calls in flight, and keys that throw, block, change, or call the method again. [C1, CB15]</summary>
public sealed class C1_CoalescedCallsTests
{
    private readonly CoalescedCalls<HostileKey?> _calls = new();

    [Fact]
    public void Keys_of_one_hash_code_are_told_apart_and_null_is_a_key()
    {
        SharedCall[] made = [Begin(new("a")), Begin(new("b")), Begin(null)];

        Joined(new("a")).ShouldBe(made[0]);
        Joined(new("b")).ShouldBe(made[1]);
        Joined(null).ShouldBe(made[2]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void The_end_of_one_call_leaves_those_of_other_keys_in_flight(int ended)
    {
        HostileKey[] keys = [new("a"), new("b"), new("c")];
        SharedCall[] made = [.. keys.Select(Begin)];

        _calls.Watch(made[ended], Task.CompletedTask);

        made[ended].Ended.IsCompletedSuccessfully.ShouldBeTrue();
        foreach (int other in Enumerable.Range(0, keys.Length).Where(i => i != ended))
        {
            Joined(keys[other]).ShouldBe(made[other]);
        }

        Begin(keys[ended]).ShouldNotBe(made[ended]);
    }

    [Fact]
    public void Nothing_remains_of_calls_that_ended_or_that_all_have_left()
    {
        SharedCall ended = Begin(new("a"));
        SharedCall left = Begin(new("b"));
        Joined(new("b")).ShouldBe(left);

        _calls.Watch(ended, Task.CompletedTask);
        _calls.Leave(left).ShouldBeFalse();
        _calls.IsEmpty.ShouldBeFalse();
        _calls.Leave(left).ShouldBeTrue();

        _calls.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void The_last_one_to_leave_a_call_that_has_ended_takes_nothing_along()
    {
        SharedCall ended = Begin(new("a"));
        _calls.Watch(ended, Task.CompletedTask);

        _calls.Leave(ended).ShouldBeFalse();
    }

    [Fact]
    public void A_call_that_all_have_left_ends_late_and_takes_no_other_of_its_key_along()
    {
        SharedCall left = Begin(new("a"));
        _calls.Leave(left).ShouldBeTrue();
        SharedCall next = Begin(new("a"));

        _calls.Watch(left, Task.CompletedTask);

        left.Ended.IsCompletedSuccessfully.ShouldBeTrue();
        Joined(new("a")).ShouldBe(next);
    }

    [Fact]
    public void A_call_that_nobody_waits_for_any_more_cannot_be_joined()
    {
        SharedCall call = new(hash: 0);
        call.TryJoin().ShouldBeTrue();
        call.Leave().ShouldBeFalse();
        call.Leave().ShouldBeTrue();

        call.TryJoin().ShouldBeFalse();
    }

    [Fact]
    public void What_a_key_throws_reaches_the_one_who_asked_and_changes_nothing()
    {
        SharedCall a = Begin(new("a", onEquals: () => throw new InvalidOperationException("Equals failed.")));

        Should.Throw<InvalidOperationException>(() => _calls.Join(new("b"), out _)).Message.ShouldBe("Equals failed.");
        Should.Throw<InvalidOperationException>(() => _calls.Join(new("b", onHash: () => throw new InvalidOperationException("GetHashCode failed.")), out _)).Message.ShouldBe("GetHashCode failed.");

        // The end asks no key.
        _calls.Watch(a, Task.CompletedTask);
        a.Ended.IsCompletedSuccessfully.ShouldBeTrue();
        _calls.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void A_key_that_changes_while_its_call_is_in_flight_leaves_nothing_behind()
    {
        int hash = 1;
        SharedCall ended = Begin(new("a", onHash: () => hash));
        SharedCall left = Begin(new("b", onHash: () => hash));
        hash = 2;

        _calls.Watch(ended, Task.CompletedTask);
        _calls.Leave(left).ShouldBeTrue();

        _calls.IsEmpty.ShouldBeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_key_may_call_the_method_while_it_is_asked(bool endsAtOnce)
    {
        List<SharedCall> nested = [];
        SharedCall a = Begin(new("a", onEquals: Once(() =>
        {
            nested.Add(_calls.Join(new("nested"), out _));
            if (endsAtOnce)
            {
                _calls.Watch(nested[^1], Task.CompletedTask);
            }
        })));

        SharedCall b = Begin(new("b"));

        // Asked anew where the call that it made is in flight, it joins that.
        nested.Distinct().ShouldHaveSingleItem();
        Joined(new("a")).ShouldBe(a);
        Joined(new("b")).ShouldBe(b);
        _calls.Watch(a, Task.CompletedTask);
        _calls.Watch(b, Task.CompletedTask);
        if (!endsAtOnce)
        {
            Joined(new("nested")).ShouldBe(nested[0]);
            _calls.Watch(nested[0], Task.CompletedTask);
        }

        _calls.IsEmpty.ShouldBeTrue();
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    public void A_key_that_waits_for_others_holds_nobody_up(int hash)
    {
        bool isMade = false;
        bool isEnded = false;
        SharedCall a = null!;
        a = Begin(new("a", onEquals: Once(() =>
        {
            Thread other = new(() =>
            {
                SharedCall made = _calls.Join(new("other", onHash: () => hash), out _);
                isMade = true;
                _calls.Watch(made, Task.CompletedTask);
                _calls.Watch(a, Task.CompletedTask);
                isEnded = true;
            });
            other.Start();
            other.Join(TimeSpan.FromSeconds(30));
        })));

        Begin(new("b"));

        isMade.ShouldBeTrue();
        isEnded.ShouldBeTrue();
    }

    /// <summary>What calls the method while it is asked is not to do so for ever.</summary>
    private static Action Once(Action action)
    {
        bool isInside = false;
        return () =>
        {
            if (!isInside)
            {
                isInside = true;
                action();
                isInside = false;
            }
        };
    }

    private SharedCall Begin(HostileKey? key)
    {
        SharedCall call = _calls.Join(key, out bool leads);
        leads.ShouldBeTrue();
        return call;
    }

    private SharedCall Joined(HostileKey? key)
    {
        SharedCall call = _calls.Join(key, out bool leads);
        leads.ShouldBeFalse();
        return call;
    }
}
