using Resilience.Execution;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

/// <summary>Permits of the half-open state are never exceeded and never lost. [CB6] [CB9] [CB11]</summary>
public sealed class ProbeRaceTests : CircuitTest
{
    private const int Threads = 16;

    private static readonly CallFailure s_failure = CallFailure.Of(new CalleeException());
    private static readonly CallFailure s_ignored = CallFailure.Of(new IgnoredException());
    private static readonly CallFailure s_cancelled = CallFailure.Of(new OperationCanceledException(), new CancellationToken(canceled: true));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    public void Permits_are_never_exceeded_and_none_is_lost(int permits)
    {
        CircuitBreaker circuit = HalfOpen(options =>
        {
            options.HalfOpenPermits = permits;
            options.SuccessThreshold = 255;
        });
        int inFlight = 0;
        int most = 0;
        long admitted = 0;

        Race.Run(Threads, number =>
        {
            for (int i = 0; i < 3_000; i++)
            {
                if (!circuit.TryEnter(out CircuitPermit permit))
                {
                    continue;
                }

                Interlocked.Increment(ref admitted);
                int now = Interlocked.Increment(ref inFlight);
                for (int seen = Volatile.Read(ref most); now > seen; seen = Volatile.Read(ref most))
                {
                    Interlocked.CompareExchange(ref most, now, seen);
                }

                Thread.SpinWait(i % 50);
                Interlocked.Decrement(ref inFlight);
                circuit.Failure(permit, (i + number) % 2 == 0 ? s_ignored : s_cancelled);
            }
        });

        most.ShouldBeInRange(1, permits);
        admitted.ShouldBeGreaterThan(Threads);
        circuit.State.ShouldBe(CircuitState.HalfOpen);
        FreePermits(circuit).ShouldBe(permits);
        circuit.GetSnapshot().Rejected.ShouldBe((Threads * 3_000) - admitted + 1);
    }

    [Fact]
    public void Probes_that_hang_are_replaced_and_no_more_than_the_permits_pass_in_one_generation()
    {
        const int Permits = 4;
        CircuitBreaker circuit = HalfOpen(options =>
        {
            options.HalfOpenPermits = Permits;
            options.SuccessThreshold = 255;
        });
        int admitted = 0;
        List<CircuitPermit> hung = [];

        Race.Rounds(
            Threads,
            300,
            (_, _) =>
            {
                if (circuit.TryEnter(out CircuitPermit permit))
                {
                    Interlocked.Increment(ref admitted);
                    lock (hung)
                    {
                        hung.Add(permit);
                    }
                }
            },
            _ =>
            {
                admitted.ShouldBe(Permits);
                admitted = 0;
                Advance(30_000);
            });

        // The late results of all those probes, among them failures, move nothing.
        CircuitPermit[] late = [.. hung];
        circuit.TryEnter(out _).ShouldBeTrue();
        Race.Run(Threads, number =>
        {
            for (int i = number; i < late.Length; i += Threads)
            {
                circuit.Failure(late[i], (i % 3) switch { 0 => s_failure, 1 => s_ignored, _ => s_cancelled });
            }
        });

        circuit.State.ShouldBe(CircuitState.HalfOpen);
        FreePermits(circuit).ShouldBe(Permits - 1);
    }

    [Fact]
    public async Task Outcomes_of_all_kinds_race_and_the_circuit_never_gets_stuck()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.FailureThreshold = 1;
            options.ResetTimeout = TimeSpan.Zero;
            options.HalfOpenPermits = 3;
            options.SuccessThreshold = 2;
            options.Classifier = new MoodyClassifier();
        });

        Race.Run(Threads, number =>
        {
            System.Random random = new(number);
            for (int i = 0; i < 2_000; i++)
            {
                if (!circuit.TryEnter(out CircuitPermit permit))
                {
                    continue;
                }

                switch (random.Next(4))
                {
                    case 0:
                        circuit.Failure(permit, s_failure);
                        break;
                    case 1:
                        circuit.Failure(permit, s_ignored);
                        break;
                    case 2:
                        circuit.Failure(permit, s_cancelled);
                        break;
                    default:
                        circuit.Success(permit);
                        break;
                }
            }
        });

        (await Changes()).ShouldBeAPath(CircuitState.Closed, circuit.State);
        circuit.Open(TimeSpan.FromMilliseconds(1));
        Advance(1);
        FreePermits(circuit).ShouldBe(3);
    }

    [Fact]
    public void Late_results_never_count_in_the_new_window()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.FailureThreshold = 1_000;
            options.ErrorThresholdPercentage = 100;
            options.VolumeThreshold = 1_000_000;
        });
        CircuitPermit[] permits = new CircuitPermit[Threads];

        Race.Rounds(
            Threads,
            600,
            (number, round) =>
            {
                if (round % 2 == 0)
                {
                    circuit.TryEnter(out permits[number]).ShouldBeTrue();
                    return;
                }

                // The last thread starts new generations while the others bring results of the old one.
                if (number == Threads - 1)
                {
                    circuit.ForceOpen();
                    circuit.Close();
                }
                else if (number % 2 == 0)
                {
                    circuit.Success(permits[number]);
                }
                else
                {
                    circuit.Failure(permits[number], s_failure);
                }
            },
            round =>
            {
                if (round % 2 == 1)
                {
                    CircuitSnapshot snapshot = circuit.GetSnapshot();
                    snapshot.WindowCalls.ShouldBe(0);
                    snapshot.ConsecutiveFailures.ShouldBe(0);
                }
            });

        CircuitSnapshot after = circuit.GetSnapshot();
        after.Successes.ShouldBe(300 * 8);
        after.Failures.ShouldBe(300 * 7);
    }

    private CircuitBreaker HalfOpen(Action<CircuitBreakerOptions> configure)
    {
        CircuitBreaker circuit = Circuit(configure);
        circuit.Open();
        Advance(30_000);
        circuit.State.ShouldBe(CircuitState.HalfOpen);
        return circuit;
    }

    /// <summary>Takes all that are left, up to the first rejection.</summary>
    private static int FreePermits(CircuitBreaker circuit)
    {
        int free = 0;
        while (circuit.TryEnter(out _))
        {
            free++;
            free.ShouldBeLessThan(1_000);
        }

        return free;
    }

    private sealed class MoodyClassifier : IOutcomeClassifier
    {
        private int _calls;

        public Outcome Classify(Exception exception)
            => Interlocked.Increment(ref _calls) % 5 == 0
                ? throw new InvalidOperationException("classifier")
                : exception is IgnoredException ? Outcome.Ignored : Outcome.Failure;
    }
}
