using Resilience.Execution;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

/// <summary>Steps against timers and callers on real threads. [S1] [T2]</summary>
public sealed class StepRaceTests : DeadlineTest
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_timer_that_fires_between_steps_and_while_they_end_cancels_none_that_is_in_time(bool hasTotal)
    {
        const int Rounds = 200_000;
        TimeoutPolicy policy = Attempt(1);
        TotalTimeoutPolicy total = Total(int.MaxValue);
        Deadline deadline = policy.Rent();
        if (hasTotal)
        {
            deadline.Begin(policy, total, total.Start(), CancellationToken.None);
        }
        else
        {
            deadline.Begin(policy, CancellationToken.None);
        }

        deadline.StartStep();
        deadline.EndStep();
        ManualTimer timer = Clock.Last;
        bool done = false;

        Race.Run(2, number =>
        {
            if (number == 1)
            {
                while (!Volatile.Read(ref done))
                {
                    timer.Fire();
                }

                return;
            }

            for (int round = 1; round <= Rounds; round++)
            {
                // No step takes any time; the consumer takes more than a step may.
                deadline.StartStep();
                Thread.SpinWait(round % 20);
                deadline.EndStep();
                Clock.Advance(5);
                if (deadline.Token.IsCancellationRequested)
                {
                    Volatile.Write(ref done, true);
                    throw new InvalidOperationException($"A step was cancelled in round {round} that took no time.");
                }
            }

            Volatile.Write(ref done, true);
        });
    }

    [Fact]
    public async Task A_step_that_ends_while_its_token_is_cancelled_ends_once_and_its_enumerator_is_disposed_once()
    {
        for (int round = 0; round < 3_000; round++)
        {
            using CancellationTokenSource source = new();
            OneStep callee = new();
            AbandonableSteps<int> steps = new(callee, null, source.Token);
            ValueTask<bool> step = steps.MoveNextAsync();
            using Barrier start = new(2);

            Task ends = Task.Run(() =>
            {
                start.SignalAndWait();
                callee.End();
            });
            Task cancels = Task.Run(() =>
            {
                start.SignalAndWait();
                source.Cancel();
            });
            bool wasLeft = false;
            try
            {
                (await step).ShouldBeTrue();
            }
            catch (OperationCanceledException exception)
            {
                exception.CancellationToken.ShouldBe(source.Token);
                wasLeft = true;
            }

            await steps.DisposeAsync();
            await Task.WhenAll(ends, cancels);
            SpinWait.SpinUntil(() => callee.Disposals > 0, TimeSpan.FromSeconds(20)).ShouldBeTrue($"left behind: {wasLeft}");
            callee.Disposals.ShouldBe(1);
        }
    }
}
