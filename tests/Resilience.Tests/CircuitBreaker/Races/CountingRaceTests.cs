using Resilience.Execution;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

/// <summary>Totals and window sums are exact under contention.</summary>
public sealed class CountingRaceTests : CircuitTest
{
    private const int Threads = 8;
    private const int Calls = 10_000;

    private static readonly CallFailure s_failure = CallFailure.Of(new CalleeException());

    [Theory]
    [InlineData(0, 7)]
    [InlineData(0, Calls + 1)]
    [InlineData(Threads * Calls, 7)]
    [InlineData(Threads * Calls, Calls + 1)]
    [InlineData(1_000, 7)]
    public void Totals_and_window_are_exact_while_tenths_rotate(int windowCalls, int failsEvery)
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.ErrorThresholdPercentage = 100;
            options.VolumeThreshold = windowCalls == 0 ? int.MaxValue : windowCalls;
            options.RollingWindowCalls = windowCalls;
        });

        Race.Run(Threads + 1, number =>
        {
            if (number == Threads)
            {
                // Through nine tenths: nothing is forgotten yet.
                for (int i = 0; i < 9_999; i++)
                {
                    Advance(1);
                }

                return;
            }

            for (int i = 1; i <= Calls; i++)
            {
                circuit.TryEnter(out CircuitPermit permit).ShouldBeTrue();
                if (i % failsEvery == 0)
                {
                    circuit.Failure(permit, s_failure);
                }
                else
                {
                    circuit.Success(permit);
                }
            }
        });

        int failures = Calls / failsEvery * Threads;
        CircuitSnapshot snapshot = circuit.GetSnapshot();
        snapshot.State.ShouldBe(CircuitState.Closed);
        snapshot.Failures.ShouldBe(failures);
        snapshot.Successes.ShouldBe((Threads * Calls) - failures);
        snapshot.WindowCalls.ShouldBe(windowCalls == 0 ? Threads * Calls : windowCalls);
        if (windowCalls != 1_000)
        {
            snapshot.WindowFailures.ShouldBe(failures);
        }

        Advance(20_000);
        CircuitSnapshot later = circuit.GetSnapshot();
        later.WindowCalls.ShouldBe(windowCalls == 0 ? 0 : windowCalls);
        later.Successes.ShouldBe(snapshot.Successes);
        later.Failures.ShouldBe(snapshot.Failures);
    }

    [Fact]
    public void Totals_are_exact_while_windows_are_emptied_and_replaced()
    {
        CircuitBreaker circuit = Circuit(Windowed);

        Race.Run(Threads, number =>
        {
            for (int i = 1; i <= Calls; i++)
            {
                if (number == 0 && i % 10 == 0)
                {
                    switch (i % 30)
                    {
                        case 0:
                            circuit.Close();
                            break;
                        case 10:
                            circuit.Update(Options(Windowed));
                            break;
                        default:
                            circuit.Update(Options(options =>
                            {
                                Windowed(options);
                                options.RollingWindow = TimeSpan.FromMilliseconds(10_000 + i);
                            }));
                            break;
                    }
                }

                circuit.TryEnter(out CircuitPermit permit).ShouldBeTrue();
                if (i % 100 == number)
                {
                    circuit.Failure(permit, s_failure);
                }
                else
                {
                    circuit.Success(permit);
                }
            }
        });

        CircuitSnapshot snapshot = circuit.GetSnapshot();
        snapshot.Failures.ShouldBe(Threads * Calls / 100);
        snapshot.Successes.ShouldBe((Threads * Calls) - snapshot.Failures);
    }

    [Fact]
    public void Failures_and_rejections_are_exact_without_a_window()
    {
        CircuitBreaker circuit = Circuit(options => options.FailureThreshold = 50);
        long rejected = 0;
        long failed = 0;

        Race.Run(Threads, _ =>
        {
            for (int i = 0; i < 2_000; i++)
            {
                if (circuit.TryEnter(out CircuitPermit permit))
                {
                    circuit.Failure(permit, s_failure);
                    Interlocked.Increment(ref failed);
                }
                else
                {
                    Interlocked.Increment(ref rejected);
                }
            }
        });

        circuit.GetSnapshot().Failures.ShouldBe(failed);
        circuit.GetSnapshot().Rejected.ShouldBe(rejected);
        circuit.State.ShouldBe(CircuitState.Open);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Every_counted_call_is_judged_so_the_last_of_those_that_race_opens(int windowCalls)
    {
        // One success and one failure, at once: in whatever order they count, the second finds the volume and the percentage met.
        int ready = 0;
        CircuitBreaker circuit = Circuit(options =>
        {
            options.ErrorThresholdPercentage = 50;
            options.VolumeThreshold = 2;
            options.RollingWindowCalls = windowCalls;
        });

        Race.Rounds(
            2,
            windowCalls == 0 ? 40_000 : 2_000,
            (number, round) =>
            {
                circuit.TryEnter(out CircuitPermit permit).ShouldBeTrue();

                // A barrier lets its threads go one after the other; the two steps that are to meet are nanoseconds long.
                Interlocked.Increment(ref ready);
                Race.SpinUntil(() => Volatile.Read(ref ready) >= 2 * (round + 1));
                if (number == 0)
                {
                    Thread.SpinWait(round % 7);
                    circuit.Success(permit);
                }
                else
                {
                    Thread.SpinWait(round % 11);
                    circuit.Failure(permit, s_failure);
                }
            },
            round =>
            {
                circuit.State.ShouldBe(CircuitState.Open, $"round {round}");
                circuit.Close();
            });
    }

    [Fact]
    public void A_run_that_reaches_its_threshold_is_never_overlooked()
    {
        CircuitBreaker circuit = Circuit(options => options.FailureThreshold = Threads);

        Race.Rounds(
            Threads,
            1_000,
            (_, _) =>
            {
                circuit.TryEnter(out CircuitPermit permit).ShouldBeTrue();
                circuit.Failure(permit, s_failure);
            },
            _ =>
            {
                circuit.State.ShouldBe(CircuitState.Open);
                circuit.Close();
            });
    }

    private static void Windowed(CircuitBreakerOptions options)
    {
        options.FailureThreshold = 0;
        options.ErrorThresholdPercentage = 100;
        options.VolumeThreshold = int.MaxValue;
    }
}
