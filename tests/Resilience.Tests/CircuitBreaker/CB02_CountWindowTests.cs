using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class CB02_CountWindowTests : CircuitTest
{
    [Fact]
    public void It_judges_the_last_calls_only()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.ErrorThresholdPercentage = 60;
            options.RollingWindowCalls = 5;
        });

        // Three failures are in the history at once, but never in five successive calls with too few successes between.
        circuit.Play("FFSSSFFSSSFFSSS");
        circuit.State.ShouldBe(CircuitState.Closed);
        circuit.GetSnapshot().WindowFailures.ShouldBe(2);

        circuit.Play("FFF");
        circuit.State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public void It_forgets_failures_and_slow_calls_one_by_one()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.ErrorThresholdPercentage = 100;
            options.SlowCallThreshold = TimeSpan.FromMilliseconds(10);
            options.RollingWindowCalls = 3;
        });

        circuit.Take(TimeSpan.FromSeconds(1), Time, fails: true);
        circuit.Take(TimeSpan.FromSeconds(1), Time);
        circuit.Fail();
        Window(circuit).ShouldBe((3, 2, 2));

        circuit.Succeed();
        Window(circuit).ShouldBe((3, 1, 1));

        circuit.Succeed();
        Window(circuit).ShouldBe((3, 1, 0));

        circuit.Succeed();
        Window(circuit).ShouldBe((3, 0, 0));
    }

    [Fact]
    public void It_knows_no_time()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.ErrorThresholdPercentage = 60;
            options.RollingWindowCalls = 5;
        });

        circuit.Play("FF");
        Advance(TimeSpan.FromDays(365).Ticks / TimeSpan.TicksPerMillisecond);
        circuit.Play("FSS");

        circuit.State.ShouldBe(CircuitState.Open);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1_000)]
    public void It_holds_exactly_its_length(int length)
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.ErrorThresholdPercentage = 100;
            options.RollingWindowCalls = length;
        });
        circuit.Succeed();
        Window(circuit).ShouldBe((1, 0, 0));

        circuit.Fail(length - 1);
        Window(circuit).ShouldBe((length, length - 1, 0));
        circuit.Succeed(length);
        Window(circuit).ShouldBe((length, 0, 0));
    }

    [Fact]
    public void A_long_window_costs_nothing_before_it_is_filled()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.ErrorThresholdPercentage = 50;
            options.RollingWindowCalls = int.MaxValue;
        });

        circuit.Play("SSSSSSSSSSFFFFF");

        Window(circuit).ShouldBe((15, 5, 0));
    }

    private static (long Calls, long Failures, long Slow) Window(CircuitBreaker circuit)
    {
        CircuitSnapshot snapshot = circuit.GetSnapshot();
        return (snapshot.WindowCalls, snapshot.WindowFailures, snapshot.WindowSlowCalls);
    }
}
