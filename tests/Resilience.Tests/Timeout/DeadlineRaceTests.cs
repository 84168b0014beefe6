using Resilience.Execution;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

/// <summary>Leases against timers and callers on real threads: nobody cancels the next tenant. [T1]</summary>
public sealed class DeadlineRaceTests : DeadlineTest
{
    [Fact]
    public void A_timer_that_fires_while_the_call_completes_does_not_cancel_the_next_tenant()
    {
        const int Rounds = 200_000;
        TimeoutPolicy policy = Attempt(1);
        ManualTimer? armed = null;
        int fired = 0;
        int next = 0;

        Race.Run(2, number =>
        {
            if (number == 1)
            {
                for (int round = 1; round <= Rounds; round++)
                {
                    Race.SpinUntil(() => Volatile.Read(ref next) >= round);
                    armed!.Fire();
                    Volatile.Write(ref fired, round);
                }

                return;
            }

            for (int round = 1; round <= Rounds; round++)
            {
                Deadline deadline = policy.Rent();
                deadline.Arm(policy, CancellationToken.None);
                Clock.Advance(1);
                armed = Clock.Last;
                Volatile.Write(ref next, round);
                Thread.SpinWait(round % 40);
                deadline.Complete();

                Deadline tenant = policy.Rent();
                Race.SpinUntil(() => Volatile.Read(ref fired) == round);
                if (tenant.Token.IsCancellationRequested)
                {
                    throw new InvalidOperationException($"The next tenant was cancelled in round {round}.");
                }

                tenant.Return();
            }
        });
    }

    [Fact]
    public void A_caller_that_cancels_while_the_call_completes_does_not_cancel_the_next_tenant()
    {
        const int Rounds = 50_000;
        TimeoutPolicy policy = Attempt(60_000);
        CancellationTokenSource? caller = null;
        int cancelled = 0;
        int next = 0;

        Race.Run(2, number =>
        {
            for (int round = 1; round <= Rounds; round++)
            {
                if (number == 1)
                {
                    Race.SpinUntil(() => Volatile.Read(ref next) >= round);
                    caller!.Cancel();
                    Volatile.Write(ref cancelled, round);
                    continue;
                }

                Deadline deadline = policy.Rent();
                caller = new CancellationTokenSource();
                deadline.Arm(policy, caller.Token);
                Volatile.Write(ref next, round);
                Thread.SpinWait(round % 100);
                deadline.Complete();

                Deadline tenant = policy.Rent();
                Race.SpinUntil(() => Volatile.Read(ref cancelled) == round);
                if (tenant.Token.IsCancellationRequested)
                {
                    throw new InvalidOperationException($"The next tenant was cancelled in round {round}.");
                }

                tenant.Return();
            }
        });
    }

    [Fact]
    public async Task Thousands_of_leases_at_once_are_cancelled_by_their_own_time_and_caller_alone()
    {
        await using ResilienceRuntime runtime = new();
        GuardedMethod method = new("IService", "CallAsync");
        TimeoutPolicy shortest = new(runtime, method, 1, freshToken: false);
        TimeoutPolicy longest = new(runtime, method, 600_000, freshToken: false);
        int timeouts = 0;
        int cancellations = 0;

        await Task.WhenAll(Enumerable.Range(0, 4_000).Select(number => Task.Run(async () =>
        {
            for (int i = 0; i < 5; i++)
            {
                switch ((number + i) % 4)
                {
                    case 0:
                        // Completes at once.
                        Deadline unarmed = longest.Rent();
                        unarmed.Token.IsCancellationRequested.ShouldBeFalse();
                        unarmed.Return();
                        break;
                    case 1:
                        // Suspends, and completes in time.
                        Deadline met = longest.Rent();
                        met.Arm(longest, CancellationToken.None);
                        await Task.Yield();
                        met.Token.IsCancellationRequested.ShouldBeFalse();
                        met.Complete();
                        break;
                    case 2:
                        // Waits for its token, which only its own deadline cancels.
                        Deadline missed = shortest.Rent();
                        missed.Arm(shortest, CancellationToken.None);
                        Exception timeout = await Cancellation(missed);
                        missed.Fail(timeout).Cause.ShouldBe(CallFailureCause.AttemptTimeout);
                        Interlocked.Increment(ref timeouts);
                        break;
                    default:
                        // Waits for its token, which only its own caller cancels.
                        using (CancellationTokenSource caller = new())
                        {
                            Deadline linked = longest.Rent();
                            linked.Arm(longest, caller.Token);
                            Task<Exception> cancelled = Cancellation(linked);
                            await Task.Yield();
                            cancelled.IsCompleted.ShouldBeFalse();
                            caller.Cancel();
                            linked.Fail(await cancelled).Cause.ShouldBe(CallFailureCause.Cancelled);
                            Interlocked.Increment(ref cancellations);
                        }

                        break;
                }
            }
        }))).WaitAsync(TimeSpan.FromSeconds(60));

        timeouts.ShouldBe(5_000);
        cancellations.ShouldBe(5_000);
    }

    private static async Task<Exception> Cancellation(Deadline deadline)
    {
        try
        {
            await new TaskCompletionSource().Task.WaitAsync(deadline.Token);
        }
        catch (OperationCanceledException exception)
        {
            return exception;
        }

        throw new InvalidOperationException("It never completes.");
    }
}
