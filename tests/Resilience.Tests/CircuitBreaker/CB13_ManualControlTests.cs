using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class CB13_ManualControlTests : CircuitTest
{
    private static readonly CircuitState[] s_states = Enum.GetValues<CircuitState>();

    public static TheoryData<CircuitState, CircuitState> Transitions
    {
        get
        {
            TheoryData<CircuitState, CircuitState> pairs = [];
            foreach (CircuitState from in s_states)
            {
                foreach (CircuitState to in s_states.Where(to => to != CircuitState.HalfOpen))
                {
                    pairs.Add(from, to);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Transitions))]
    public async Task Every_transition_may_be_made_by_hand_and_the_same_state_again_tells_nothing(CircuitState from, CircuitState to)
    {
        CircuitBreaker circuit = Circuit();
        Enter(circuit, from);
        int before = (await Changes()).Length;

        Enter(circuit, to);

        circuit.State.ShouldBe(to);
        CircuitStateChange[] told = (await Changes())[before..];
        if (from == to)
        {
            told.ShouldBeEmpty();
        }
        else
        {
            told.ShouldHaveSingleItem().ShouldBe(new CircuitStateChange("circuit", from, to, CircuitTransitionReason.Manual, Time.GetUtcNow()));
        }
    }

    [Fact]
    public void Open_without_a_duration_lasts_ResetTimeout()
    {
        CircuitBreaker circuit = Circuit(options => options.ResetTimeout = TimeSpan.FromSeconds(7));

        circuit.Open();

        circuit.Rejection().RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task Open_is_half_open_after_its_duration()
    {
        CircuitBreaker circuit = Circuit();

        circuit.Open(TimeSpan.FromMinutes(2));
        Advance(119_999);
        circuit.Rejection();
        Advance(1);

        circuit.State.ShouldBe(CircuitState.HalfOpen);
        (await Changes())[^1].Reason.ShouldBe(CircuitTransitionReason.ResetTimeoutElapsed);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    public void Open_for_no_time_is_refused(long ticks)
    {
        CircuitBreaker circuit = Circuit();

        ArgumentOutOfRangeException refusal = Should.Throw<ArgumentOutOfRangeException>(() => circuit.Open(TimeSpan.FromTicks(ticks)));

        refusal.ParamName.ShouldBe("duration");
        refusal.Message.ShouldStartWith($"duration is {TimeSpan.FromTicks(ticks)}, but must be above zero.");

        circuit.State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public void Open_takes_the_shortest_and_the_longest_duration()
    {
        CircuitBreaker circuit = Circuit();

        circuit.Open(TimeSpan.FromTicks(1));
        circuit.State.ShouldBe(CircuitState.Open);
        Advance(1);
        circuit.State.ShouldBe(CircuitState.HalfOpen);

        circuit.Open(TimeSpan.MaxValue);
        circuit.Rejection().RetryAfter.ShouldBe(TimeSpan.MaxValue);
        Time.Advance(TimeSpan.FromDays(10_000));
        circuit.State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public async Task Open_on_an_open_circuit_renews_the_deadline_and_tells_nothing()
    {
        CircuitBreaker circuit = Circuit();
        circuit.Open();

        circuit.Open(TimeSpan.FromSeconds(5));
        circuit.Rejection().RetryAfter.ShouldBe(TimeSpan.FromSeconds(5));
        circuit.Open(TimeSpan.FromSeconds(50));
        circuit.Rejection().RetryAfter.ShouldBe(TimeSpan.FromSeconds(50));

        (await States()).ShouldBe("Open");
        Advance(50_000);
        (await States()).ShouldBe("Open HalfOpen");
    }

    [Fact]
    public void Open_by_hand_is_neither_jittered_nor_multiplied_and_leaves_the_reopening_run()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.FailureThreshold = 1;
            options.ResetTimeoutMultiplier = 2;
        });
        circuit.FailUntilHalfOpen(Time);
        circuit.Fail();
        Advance(60_000);

        circuit.Open(TimeSpan.FromSeconds(1));
        circuit.Rejection().RetryAfter.ShouldBe(TimeSpan.FromSeconds(1));
        circuit.Open();
        circuit.Rejection().RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));

        Advance(30_000);
        circuit.Fail();
        circuit.Rejection().RetryAfter.ShouldBe(TimeSpan.FromSeconds(120));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Close_and_Reset_start_the_reopening_run_over(bool reset)
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.FailureThreshold = 1;
            options.ResetTimeoutMultiplier = 2;
        });
        circuit.FailUntilHalfOpen(Time);
        circuit.Fail();

        if (reset)
        {
            circuit.Reset();
        }
        else
        {
            circuit.Close();
        }

        circuit.Fail();
        circuit.Rejection().RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void ForceOpen_rejects_until_told_otherwise()
    {
        CircuitBreaker circuit = Circuit();

        circuit.ForceOpen();
        Time.Advance(TimeSpan.FromDays(1_000));

        circuit.Rejection().State.ShouldBe(CircuitState.ForcedOpen);
        circuit.Close();
        circuit.Succeed();
    }

    [Fact]
    public void Disable_lets_everything_pass_and_counts_nothing()
    {
        CircuitBreaker circuit = Circuit(options => options.FailureThreshold = 1);

        circuit.Disable();
        circuit.Play("FFFSIC");

        CircuitSnapshot snapshot = circuit.GetSnapshot();
        snapshot.State.ShouldBe(CircuitState.Disabled);
        (snapshot.Failures, snapshot.Ignored, snapshot.Rejected, snapshot.ConsecutiveFailures).ShouldBe((0, 0, 0, 0));
    }

    [Fact]
    public void Close_is_closed_and_empty_and_keeps_the_totals()
    {
        CircuitBreaker circuit = Circuit(Windowed);
        circuit.Play("SFI");
        circuit.Open();
        circuit.Rejection();

        circuit.Close();

        CircuitSnapshot snapshot = circuit.GetSnapshot();
        snapshot.State.ShouldBe(CircuitState.Closed);
        (snapshot.WindowCalls, snapshot.WindowFailures, snapshot.ConsecutiveFailures).ShouldBe((0, 0, 0));
        (snapshot.Successes, snapshot.Failures, snapshot.Ignored, snapshot.Rejected).ShouldBe((1, 1, 1, 1));
        snapshot.OpenedAt.ShouldBeNull();
    }

    [Fact]
    public void Close_on_a_closed_circuit_empties_window_and_run()
    {
        CircuitBreaker circuit = Circuit(Windowed);
        circuit.Play("SFF");

        circuit.Close();

        CircuitSnapshot snapshot = circuit.GetSnapshot();
        (snapshot.WindowCalls, snapshot.WindowFailures, snapshot.ConsecutiveFailures).ShouldBe((0, 0, 0));
        snapshot.Successes.ShouldBe(1);
    }

    [Fact]
    public void Reset_clears_the_totals_too()
    {
        CircuitBreaker circuit = Circuit(Windowed);
        circuit.Play("SFI");
        circuit.Open();
        circuit.Rejection();

        circuit.Reset();

        CircuitSnapshot snapshot = circuit.GetSnapshot();
        snapshot.State.ShouldBe(CircuitState.Closed);
        (snapshot.Successes, snapshot.Failures, snapshot.Ignored, snapshot.Rejected).ShouldBe((0, 0, 0, 0));
        (snapshot.WindowCalls, snapshot.ConsecutiveFailures).ShouldBe((0, 0));
    }

    private static void Windowed(CircuitBreakerOptions options)
    {
        options.ErrorThresholdPercentage = 100;
        options.VolumeThreshold = 1_000;
    }

    private void Enter(CircuitBreaker circuit, CircuitState state)
    {
        switch (state)
        {
            case CircuitState.Closed:
                circuit.Close();
                break;
            case CircuitState.Open:
                circuit.Open();
                break;
            case CircuitState.HalfOpen:
                circuit.Open();
                Advance(30_000);
                break;
            case CircuitState.ForcedOpen:
                circuit.ForceOpen();
                break;
            default:
                circuit.Disable();
                break;
        }
    }
}
