using Resilience.Execution;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

/// <summary>However many calls race, there is one event per transition, and the events make a path. [CB12]</summary>
public sealed class TransitionRaceTests : CircuitTest
{
    private const int Threads = 8;
    private const int Rounds = 400;

    private static readonly CallFailure s_failure = CallFailure.Of(new CalleeException());

    [Fact]
    public async Task Failures_that_race_open_once_and_calls_that_race_half_open_once()
    {
        CircuitBreaker circuit = Circuit(options => options.FailureThreshold = Threads / 2);

        // Round by round: all fail at once; all ask at once after the interval; the probes' outcome closes.
        Race.Rounds(
            Threads,
            Rounds * 3,
            (_, round) =>
            {
                switch (round % 3)
                {
                    case 0 when circuit.TryEnter(out CircuitPermit permit):
                        circuit.Failure(permit, s_failure);
                        break;
                    case 1:
                        circuit.State.ShouldBe(CircuitState.HalfOpen);
                        break;
                    case 2 when circuit.TryEnter(out CircuitPermit permit):
                        circuit.Success(permit);
                        break;
                }
            },
            round =>
            {
                if (round % 3 == 0)
                {
                    circuit.State.ShouldBe(CircuitState.Open);
                    Advance(30_000);
                }
            });

        CircuitStateChange[] changes = await Changes();
        changes.Length.ShouldBe(Rounds * 3);
        changes.ShouldBeAPath(CircuitState.Closed, circuit.State);
        changes.Count(change => change.Reason == CircuitTransitionReason.ConsecutiveFailures).ShouldBe(Rounds);
        changes.Count(change => change.Reason == CircuitTransitionReason.ResetTimeoutElapsed).ShouldBe(Rounds);
        changes.Count(change => change.Reason == CircuitTransitionReason.ProbeSucceeded).ShouldBe(Rounds);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Calls_that_race_without_any_order_make_a_path_of_legal_transitions(bool window)
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.FailureThreshold = window ? null : 2;
            options.ErrorThresholdPercentage = window ? 30 : 0;
            options.VolumeThreshold = 3;
            options.ResetTimeout = TimeSpan.Zero;
            options.HalfOpenPermits = 2;
        });

        Race.Run(Threads, number =>
        {
            System.Random random = new(number);
            for (int i = 0; i < 5_000; i++)
            {
                if (!circuit.TryEnter(out CircuitPermit permit))
                {
                    continue;
                }

                if (random.Next(2) == 0)
                {
                    circuit.Success(permit);
                }
                else
                {
                    circuit.Failure(permit, s_failure);
                }
            }
        });

        CircuitStateChange[] changes = await Changes();
        changes.Length.ShouldBeGreaterThan(300);
        changes.ShouldBeAPath(CircuitState.Closed, circuit.State);
        changes.ShouldAllBe(change => IsLegal(change));
    }

    [Fact]
    public async Task A_timer_that_races_with_calls_half_opens_once_and_one_probe_passes()
    {
        CircuitBreaker circuit = Circuit();
        int admitted = 0;
        circuit.Open();

        Race.Rounds(
            4,
            Rounds,
            (number, _) =>
            {
                if (number == 0)
                {
                    Advance(30_000);
                }
                else if (circuit.TryEnter(out CircuitPermit probe) && probe.IsCounted)
                {
                    Interlocked.Increment(ref admitted);
                }
            },
            _ =>
            {
                admitted.ShouldBeInRange(0, 1);
                circuit.State.ShouldBe(CircuitState.HalfOpen);
                admitted = 0;
                circuit.Open();
            });

        CircuitStateChange[] changes = await Changes();
        changes.ShouldBeAPath(CircuitState.Closed, CircuitState.Open);
        changes.Count(change => change.Reason == CircuitTransitionReason.ResetTimeoutElapsed).ShouldBe(Rounds);
    }

    [Fact]
    public async Task A_real_timer_that_races_with_control_by_hand_never_leaves_a_circuit_open_for_good()
    {
        await using ResilienceRuntime runtime = new();
        CircuitBreaker circuit = new(Options(), runtime);

        Race.Run(4, number =>
        {
            for (int i = 0; i < 300; i++)
            {
                switch ((i + number) % 3)
                {
                    case 0:
                        circuit.Open(TimeSpan.FromMilliseconds(1));
                        break;
                    case 1:
                        _ = circuit.State;
                        break;
                    default:
                        circuit.Close();
                        break;
                }
            }
        });

        circuit.Close();
        await runtime.FlushAsync();
        TaskCompletionSource halfOpen = new();
        circuit.StateChanged += change =>
        {
            if (change.To == CircuitState.HalfOpen)
            {
                halfOpen.TrySetResult();
            }
        };
        circuit.Open(TimeSpan.FromMilliseconds(1));
        await halfOpen.Task.WaitAsync(TimeSpan.FromSeconds(20));
        circuit.State.ShouldBe(CircuitState.HalfOpen);
    }

    private static bool IsLegal(CircuitStateChange change) => (change.From, change.To, change.Reason) switch
    {
        (CircuitState.Closed, CircuitState.Open, CircuitTransitionReason.ConsecutiveFailures or CircuitTransitionReason.ErrorPercentage) => true,
        (CircuitState.Open, CircuitState.HalfOpen, CircuitTransitionReason.ResetTimeoutElapsed) => true,
        (CircuitState.HalfOpen, CircuitState.Open, CircuitTransitionReason.ProbeFailed) => true,
        (CircuitState.HalfOpen, CircuitState.Closed, CircuitTransitionReason.ProbeSucceeded) => true,
        _ => false,
    };
}
