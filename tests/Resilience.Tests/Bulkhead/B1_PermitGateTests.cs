using System.Runtime.CompilerServices;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class B1_PermitGateTests
{
    [Fact]
    public void So_many_may_take_a_permit_and_no_more()
    {
        PermitGate gate = new(permits: 2, maxQueue: 0);

        gate.TryTake().ShouldBeTrue();
        gate.TryTake().ShouldBeTrue();
        gate.TryTake().ShouldBeFalse();
        gate.TryWait(default).ShouldBeNull();

        gate.Taken.ShouldBe(2);
    }

    [Fact]
    public void A_permit_that_comes_back_can_be_taken_again()
    {
        PermitGate gate = new(permits: 1, maxQueue: 0);
        gate.TryTake();

        gate.Return().ShouldBeFalse();

        gate.Taken.ShouldBe(0);
        gate.TryTake().ShouldBeTrue();
    }

    [Fact]
    public async Task Nobody_waits_while_there_is_a_permit()
    {
        PermitGate gate = new(permits: 1, maxQueue: 1);

        PermitWaiter first = gate.TryWait(default)!;

        first.Task.IsCompleted.ShouldBeTrue();
        (await first.Task).ShouldBeTrue();

        gate.Taken.ShouldBe(1);
        gate.Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task The_queue_is_first_in_first_out_and_nobody_goes_before_it()
    {
        PermitGate gate = new(permits: 1, maxQueue: 2);
        gate.TryTake();
        PermitWaiter first = gate.TryWait(default)!;
        PermitWaiter second = gate.TryWait(default)!;
        gate.TryWait(default).ShouldBeNull();

        gate.Return().ShouldBeTrue();

        first.Task.IsCompleted.ShouldBeTrue();
        (await first.Task).ShouldBeTrue();
        second.Task.IsCompleted.ShouldBeFalse();
        gate.TryTake().ShouldBeFalse();
        gate.Taken.ShouldBe(1);
        gate.Waiting.ShouldBe(1);
    }

    [Fact]
    public void Who_is_cancelled_while_he_waits_leaves_the_queue_and_never_gets_a_permit()
    {
        PermitGate gate = new(permits: 1, maxQueue: 2);
        gate.TryTake();
        using CancellationTokenSource caller = new();
        PermitWaiter cancelled = gate.TryWait(caller.Token)!;
        PermitWaiter next = gate.TryWait(default)!;

        caller.Cancel();

        cancelled.Task.IsCanceled.ShouldBeTrue();
        gate.Waiting.ShouldBe(1);
        gate.Return();
        next.Task.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public void A_token_that_is_cancelled_already_takes_no_place()
    {
        PermitGate gate = new(permits: 1, maxQueue: 1);
        gate.TryTake();

        PermitWaiter waiter = gate.TryWait(new CancellationToken(canceled: true))!;

        waiter.Task.IsCanceled.ShouldBeTrue();
        gate.Waiting.ShouldBe(0);
    }

    [Fact]
    public void A_cancellation_that_comes_after_the_permit_takes_nothing_away()
    {
        PermitGate gate = new(permits: 1, maxQueue: 1);
        gate.TryTake();
        using CancellationTokenSource caller = new();
        PermitWaiter waiter = gate.TryWait(caller.Token)!;
        gate.Return();

        caller.Cancel();

        waiter.Task.IsCompletedSuccessfully.ShouldBeTrue();
        gate.Taken.ShouldBe(1);
    }

    [Fact]
    public void A_place_that_has_become_a_permit_cannot_be_given_up()
    {
        PermitGate gate = new(permits: 1, maxQueue: 1);
        gate.TryTake();
        PermitWaiter waiter = gate.TryWait(default)!;
        gate.Return();

        gate.Leave(waiter).ShouldBeFalse();

        gate.Taken.ShouldBe(1);
    }

    [Fact]
    public void Who_has_his_permit_leaves_nothing_with_the_callers_token()
    {
        using CancellationTokenSource caller = new();

        WeakReference waiter = WaitUntilAdmitted(caller.Token);

        GC.Collect();
        waiter.IsAlive.ShouldBeFalse();
    }

    [Fact]
    public void More_permits_let_in_who_waits()
    {
        PermitGate gate = new(permits: 1, maxQueue: 3);
        gate.TryTake();
        PermitWaiter[] waiters = [gate.TryWait(default)!, gate.TryWait(default)!, gate.TryWait(default)!];

        gate.Update(permits: 3, maxQueue: 0);

        waiters.Select(waiter => waiter.Task.IsCompleted).ShouldBe([true, true, false]);
        gate.TryWait(default).ShouldBeNull();
    }

    [Fact]
    public void Fewer_permits_let_nobody_in_until_enough_have_come_back()
    {
        PermitGate gate = new(permits: 3, maxQueue: 1);
        gate.TryTake();
        gate.TryTake();
        gate.TryTake();
        PermitWaiter waiter = gate.TryWait(default)!;

        gate.Update(permits: 1, maxQueue: 1);
        gate.Return();
        gate.Return();

        waiter.Task.IsCompleted.ShouldBeFalse();
        gate.Return();
        waiter.Task.IsCompletedSuccessfully.ShouldBeTrue();
        gate.Taken.ShouldBe(1);
    }

    [Fact]
    public async Task Threads_that_come_and_go_never_hold_more_than_there_are_and_all_get_in()
    {
        const int Permits = 3;
        const int Threads = 8;
        const int Rounds = 4_000;
        PermitGate gate = new(Permits, maxQueue: Threads);
        int inside = 0;
        int most = 0;

        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(async () =>
        {
            for (int i = 0; i < Rounds; i++)
            {
                using CancellationTokenSource caller = new();
                PermitWaiter waiter = gate.TryWait(caller.Token)!;
                if (i % 5 == thread % 5)
                {
                    await caller.CancelAsync();
                }

                try
                {
                    await waiter.Task;
                }
                catch (OperationCanceledException)
                {
                    continue;
                }

                int now = Interlocked.Increment(ref inside);
                InterlockedMax(ref most, now);
                await Task.Yield();
                Interlocked.Decrement(ref inside);
                gate.Return();
            }
        })));

        most.ShouldBeInRange(1, Permits);
        gate.Taken.ShouldBe(0);
        gate.Waiting.ShouldBe(0);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference WaitUntilAdmitted(CancellationToken cancellationToken)
    {
        PermitGate gate = new(permits: 1, maxQueue: 1);
        gate.TryTake();
        WeakReference waiter = new(gate.TryWait(cancellationToken));
        gate.Return();
        return waiter;
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen = Volatile.Read(ref target);
        while (value > seen)
        {
            int before = Interlocked.CompareExchange(ref target, value, seen);
            if (before == seen)
            {
                return;
            }

            seen = before;
        }
    }
}
