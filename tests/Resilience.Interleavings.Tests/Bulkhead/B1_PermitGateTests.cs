namespace Resilience.Interleavings.Tests;

/// <summary>Never more than the permits at once, first come first served, nobody who gave up, and no permit lost. [B1]</summary>
public sealed class B1_PermitGateTests(ITestOutputHelper output) : InterleavingTest(output)
{
    [Fact]
    public void No_more_run_than_there_are_permits_and_all_who_wait_have_their_turn() => Explore(() =>
    {
        PermitGate gate = new(permits: 1, maxQueue: 2);
        int running = 0;
        List<int> order = [];

        void Call(int number)
        {
            Take(gate).ShouldNotBeNull().Task.Wait();
            Interlocked.Increment(ref running).ShouldBe(1);
            order.Add(number);
            Interlocked.Decrement(ref running);
            gate.Return();
        }

        Race(() => Call(0), () => Call(1), () => Call(2));

        ShouldBeFree(gate, permits: 1);
        order.Count.ShouldBe(3);
        return string.Join(' ', order);
    });

    [Fact]
    public void Those_who_find_the_queue_full_are_rejected_and_only_those() => Explore(() =>
    {
        PermitGate gate = new(permits: 1, maxQueue: 1);
        gate.TryTake().ShouldBeTrue();
        int rejected = 0;

        void Call()
        {
            if (Take(gate) is not { } waiter)
            {
                Interlocked.Increment(ref rejected);
                return;
            }

            waiter.Task.Wait();
            gate.Return();
        }

        Race(Call, Call, () => gate.Return());

        // The second of the two finds the queue full, unless the permit has come back or the first has gone with it.
        ShouldBeFree(gate, permits: 1);
        rejected.ShouldBeInRange(0, 1);
        return $"{rejected} rejected";
    });

    [Fact]
    public void Who_cancels_while_the_permit_comes_has_it_or_has_left() => Explore(() =>
    {
        PermitGate gate = new(permits: 1, maxQueue: 1);
        gate.TryTake().ShouldBeTrue();
        using CancellationTokenSource caller = new();
        PermitWaiter waiter = gate.TryWait(caller.Token).ShouldNotBeNull();

        Race(() => gate.Return(), caller.Cancel);

        waiter.Task.IsCompleted.ShouldBeTrue();
        bool admitted = waiter.Task.IsCompletedSuccessfully;
        (gate.Taken, gate.Waiting).ShouldBe((admitted ? 1 : 0, 0));
        return admitted ? "admitted" : "cancelled";
    });

    [Fact]
    public void A_permit_goes_to_the_one_who_waits_longest_and_nobody_overtakes() => Explore(() =>
    {
        PermitGate gate = new(permits: 1, maxQueue: 2);
        gate.TryTake().ShouldBeTrue();
        using CancellationTokenSource caller = new();
        PermitWaiter first = gate.TryWait(caller.Token).ShouldNotBeNull();
        PermitWaiter second = gate.TryWait(default).ShouldNotBeNull();
        bool overtook = false;

        Race(() => gate.Return(), caller.Cancel, () => overtook = gate.TryTake());

        overtook.ShouldBeFalse();
        (first.Task.IsCompletedSuccessfully, second.Task.IsCompletedSuccessfully).ShouldBeOneOf((true, false), (false, true));
        (gate.Taken, gate.Waiting).ShouldBe((1, first.Task.IsCompletedSuccessfully ? 1 : 0));
        return first.Task.IsCompletedSuccessfully ? "the first" : "the second, for the first has left";
    });

    [Fact]
    public void Who_comes_while_the_last_permit_is_given_back_does_not_wait_for_ever() => Explore(() =>
    {
        PermitGate gate = new(permits: 1, maxQueue: 1);
        gate.TryTake().ShouldBeTrue();
        PermitWaiter? waiter = null;

        Race(() => gate.Return(), () => waiter = gate.TryWait(default));

        bool waited = waiter != PermitWaiter.Admitted;
        waiter!.Task.IsCompletedSuccessfully.ShouldBeTrue();
        (gate.Taken, gate.Waiting).ShouldBe((1, 0));
        return waited ? "waited" : "admitted at once";
    });

    [Fact]
    public void More_permits_admit_those_who_wait_once_each() => Explore(() =>
    {
        PermitGate gate = new(permits: 1, maxQueue: 2);
        gate.TryTake().ShouldBeTrue();
        PermitWaiter first = gate.TryWait(default).ShouldNotBeNull();
        int rejected = 0;
        PermitWaiter? second = null;

        Race(
            () => gate.Update(permits: 2, maxQueue: 1),
            () => gate.Return(),
            () => second = Take(gate));

        first.Task.IsCompletedSuccessfully.ShouldBeTrue();
        second.ShouldNotBeNull().Task.IsCompletedSuccessfully.ShouldBeTrue();
        (gate.Taken, gate.Waiting).ShouldBe((2, 0));
        rejected.ShouldBe(0);
        return second == PermitWaiter.Admitted ? "at once" : "waited";
    });

    [Fact]
    public void Fewer_permits_take_none_away_and_admit_nobody_beyond_them() => Explore(() =>
    {
        PermitGate gate = new(permits: 2, maxQueue: 1);
        gate.TryTake().ShouldBeTrue();
        bool taken = false;

        Race(
            () => gate.Update(permits: 1, maxQueue: 1),
            () => taken = gate.TryTake());

        gate.Taken.ShouldBe(taken ? 2 : 1);
        gate.TryTake().ShouldBeFalse();
        gate.Return();
        gate.TryTake().ShouldBe(!taken);
        return taken ? "taken before" : "refused";
    });

    private static PermitWaiter? Take(PermitGate gate) => gate.TryTake() ? PermitWaiter.Admitted : gate.TryWait(default);

    private static void ShouldBeFree(PermitGate gate, int permits)
    {
        (gate.Taken, gate.Waiting).ShouldBe((0, 0));
        for (int i = 0; i < permits; i++)
        {
            gate.TryTake().ShouldBeTrue();
        }

        gate.TryTake().ShouldBeFalse();
    }
}
