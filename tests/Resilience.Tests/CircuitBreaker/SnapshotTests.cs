using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class SnapshotTests : CircuitTest
{
    [Fact]
    public void A_new_circuit_is_closed_and_has_counted_nothing()
        => Circuit().GetSnapshot().ShouldBe(new CircuitSnapshot
        {
            State = CircuitState.Closed,
            Successes = -1,
            Failures = 0,
            Ignored = 0,
            Rejected = 0,
            ConsecutiveFailures = 0,
            WindowCalls = 0,
            WindowFailures = 0,
            WindowSlowCalls = 0,
            ErrorPercentage = null,
            SlowCallPercentage = null,
            OpenedAt = null,
            RetryAfter = null,
        });

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void Successes_is_exact_where_a_percentage_is_on(int windowCalls)
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.FailureThreshold = 2;
            options.ErrorThresholdPercentage = 100;
            options.RollingWindowCalls = windowCalls;
        });
        circuit.GetSnapshot().Successes.ShouldBe(0);

        circuit.Succeed(20);
        Advance(60_000);
        circuit.Play("SFSFF");
        Advance(30_000);
        circuit.Play("SS");
        circuit.Close();
        circuit.Play("S");

        circuit.GetSnapshot().Successes.ShouldBe(25);
        circuit.GetSnapshot().Failures.ShouldBe(3);
    }

    [Fact]
    public void Without_a_percentage_failures_rejections_and_the_run_are_exact()
    {
        CircuitBreaker circuit = Circuit(options => options.FailureThreshold = 3);

        circuit.Play("SFSFF");
        circuit.GetSnapshot().ShouldSatisfyAllConditions(
            snapshot => snapshot.Successes.ShouldBe(-1),
            snapshot => snapshot.Failures.ShouldBe(3),
            snapshot => snapshot.ConsecutiveFailures.ShouldBe(2));

        circuit.Fail();
        circuit.Rejection();
        circuit.Rejection();
        circuit.GetSnapshot().Rejected.ShouldBe(2);
    }

    [Fact]
    public void Percentages_are_null_while_the_window_holds_no_calls()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.ErrorThresholdPercentage = 100;
            options.SlowCallThreshold = TimeSpan.FromSeconds(1);
        });
        circuit.GetSnapshot().ErrorPercentage.ShouldBeNull();
        circuit.GetSnapshot().SlowCallPercentage.ShouldBeNull();

        circuit.Play("FSSS");
        circuit.GetSnapshot().ErrorPercentage.ShouldBe(25);
        circuit.GetSnapshot().SlowCallPercentage.ShouldBe(0);

        Advance(10_000);
        circuit.GetSnapshot().ErrorPercentage.ShouldBeNull();
        circuit.GetSnapshot().SlowCallPercentage.ShouldBeNull();
    }

    [Fact]
    public void OpenedAt_is_null_before_the_first_opening_and_after_a_close()
    {
        CircuitBreaker circuit = Circuit(options => options.FailureThreshold = 1);
        DateTimeOffset start = Time.GetUtcNow();

        Advance(5_000);
        circuit.Fail();
        circuit.GetSnapshot().OpenedAt.ShouldBe(start.AddSeconds(5));

        Advance(30_000);
        circuit.GetSnapshot().State.ShouldBe(CircuitState.HalfOpen);
        circuit.GetSnapshot().OpenedAt.ShouldBe(start.AddSeconds(5));

        circuit.Fail();
        circuit.GetSnapshot().OpenedAt.ShouldBe(start.AddSeconds(35));

        Advance(30_000);
        circuit.Succeed();
        circuit.GetSnapshot().OpenedAt.ShouldBeNull();
    }

    [Fact]
    public void ConsecutiveFailures_is_zero_while_open_or_half_open()
    {
        CircuitBreaker circuit = Circuit();

        circuit.Fail(5);
        circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(0);

        Advance(30_000);
        circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(0);
        circuit.Fail();
        circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(0);
    }

    [Fact]
    public void A_snapshot_does_not_change()
    {
        CircuitBreaker circuit = Circuit();
        CircuitSnapshot before = circuit.GetSnapshot();

        circuit.Fail(5);

        before.State.ShouldBe(CircuitState.Closed);
        before.Failures.ShouldBe(0);
    }

    [Fact]
    public void A_circuit_prints_its_name_and_state()
    {
        CircuitBreaker circuit = Circuit();
        circuit.Open();

        circuit.ToString().ShouldBe("circuit: Open");
    }
}
