using Resilience.Execution;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

/// <summary>Control by hand, reload, import and readers against calls: afterwards everything still fits together.</summary>
public sealed class ControlRaceTests : CircuitTest
{
    private static readonly CallFailure s_failure = CallFailure.Of(new CalleeException());

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    public async Task Whatever_races_the_invariants_hold_afterwards(int windowCalls)
    {
        const int Callers = 4;
        CircuitBreaker circuit = Circuit(options => Settings(options, windowCalls));

        Race.Run(Callers + 4, number =>
        {
            System.Random random = new(number);
            for (int i = 0; i < 3_000; i++)
            {
                switch (number)
                {
                    case Callers:
                        Control(circuit, random.Next(6));
                        break;
                    case Callers + 1 when i % 10 == 0:
                        circuit.Update(Options(options => Settings(options, random.Next(2) == 0 ? windowCalls : 30)));
                        break;
                    case Callers + 2 when i % 10 == 0:
                        Runtime.Circuits.Import(Runtime.Circuits.Export());
                        break;
                    case Callers + 3:
                        Advance(7);
                        Read(circuit);
                        break;
                    case < Callers:
                        Call(circuit, random);
                        break;
                }
            }
        });

        (await Changes()).ShouldBeAPath(CircuitState.Closed, circuit.State);
        Read(circuit);

        // Nothing is left over: it still does everything it ever did.
        circuit.Update(Options(options => Settings(options, windowCalls)));
        circuit.Reset();
        CircuitSnapshot empty = circuit.GetSnapshot();
        (empty.Successes, empty.Failures, empty.Ignored, empty.Rejected, empty.WindowCalls, empty.ConsecutiveFailures).ShouldBe((0, 0, 0, 0, 0, 0));
        circuit.Fail(5);
        circuit.Rejection().RetryAfter.ShouldBe(TimeSpan.FromMilliseconds(50));
        Advance(50);
        circuit.Begin().IsAdmitted.ShouldBeTrue();
        circuit.Begin().IsAdmitted.ShouldBeTrue();
        circuit.Rejection();
    }

    [Fact]
    public async Task Only_one_of_many_that_make_the_same_change_tells_of_it()
    {
        CircuitBreaker circuit = Circuit();

        Race.Rounds(
            8,
            400,
            (_, round) =>
            {
                switch (round % 4)
                {
                    case 0:
                        circuit.Open();
                        break;
                    case 1:
                        circuit.ForceOpen();
                        break;
                    case 2:
                        circuit.Disable();
                        break;
                    default:
                        circuit.Close();
                        break;
                }
            },
            _ => { });

        CircuitStateChange[] changes = await Changes();
        changes.Length.ShouldBe(400);
        changes.ShouldBeAPath(CircuitState.Closed, CircuitState.Closed);
    }

    [Fact]
    public async Task Circuits_that_are_made_at_once_are_one_per_name_and_identity()
    {
        CircuitIdentity identity = new(typeof(IDisposable), null, "Dispose");
        CircuitBreaker?[] circuits = new CircuitBreaker?[8];
        int made = 0;

        Race.Run(8, number =>
        {
            circuits[number] = Runtime.Registry.GetOrAdd(identity, new CircuitBreakerOptions());
            try
            {
                Circuit();
                Interlocked.Increment(ref made);
            }
            catch (InvalidOperationException)
            {
            }
        });

        circuits.ShouldAllBe(circuit => ReferenceEquals(circuit, circuits[0]));
        made.ShouldBe(1);
        Runtime.Circuits.Count.ShouldBe(2);
        (await Changes()).ShouldBeEmpty();
    }

    private static void Settings(CircuitBreakerOptions options, int windowCalls)
    {
        options.FailureThreshold = 5;
        options.ErrorThresholdPercentage = 100;
        options.SlowCallThreshold = TimeSpan.FromSeconds(100);
        options.RollingWindowCalls = windowCalls;
        options.ResetTimeout = TimeSpan.FromMilliseconds(50);
        options.HalfOpenPermits = 2;
    }

    private static void Control(CircuitBreaker circuit, int what)
    {
        switch (what)
        {
            case 0:
                circuit.Open();
                break;
            case 1:
                circuit.Open(TimeSpan.FromMilliseconds(3));
                break;
            case 2:
                circuit.ForceOpen();
                break;
            case 3:
                circuit.Disable();
                break;
            case 4:
                circuit.Reset();
                break;
            default:
                circuit.Close();
                break;
        }
    }

    private static void Call(CircuitBreaker circuit, System.Random random)
    {
        if (!circuit.TryEnter(out CircuitPermit permit))
        {
            circuit.Rejection(null).CircuitName.ShouldBe("circuit");
        }
        else if (random.Next(3) == 0)
        {
            circuit.Success(permit);
        }
        else
        {
            circuit.Failure(permit, s_failure);
        }
    }

    private static void Read(CircuitBreaker circuit)
    {
        CircuitSnapshot snapshot = circuit.GetSnapshot();
        snapshot.Failures.ShouldBeGreaterThanOrEqualTo(0);
        snapshot.Successes.ShouldBeGreaterThanOrEqualTo(0);
        snapshot.WindowFailures.ShouldBeInRange(0, Math.Max(0, snapshot.WindowCalls));
        snapshot.WindowSlowCalls.ShouldBeInRange(0, Math.Max(0, snapshot.WindowCalls));
        (snapshot.ErrorPercentage is null).ShouldBe(snapshot.WindowCalls == 0);
        (snapshot.RetryAfter is null).ShouldBe(snapshot.State != CircuitState.Open);
        if (snapshot.State is CircuitState.Open or CircuitState.HalfOpen)
        {
            snapshot.ConsecutiveFailures.ShouldBe(0);
        }
    }
}
