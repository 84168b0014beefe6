using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class CB19_ClockTests : CircuitTest
{
    [Theory]
    [InlineData(-365)]
    [InlineData(365)]
    public void A_wall_clock_that_jumps_changes_nothing(int days)
    {
        ManualTimeProvider clock = new();
        using ResilienceRuntime runtime = new(new ResilienceOptions { TimeProvider = clock });
        CircuitBreaker circuit = new(
            Options(options =>
            {
                options.ErrorThresholdPercentage = 100;
                options.VolumeThreshold = 3;
            }),
            runtime);

        circuit.Fail(2);
        clock.Wall += TimeSpan.FromDays(days);
        circuit.GetSnapshot().WindowFailures.ShouldBe(2);

        circuit.Fail();
        clock.Wall += TimeSpan.FromDays(days);
        circuit.Rejection().RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));

        clock.Advance(30_000);
        circuit.State.ShouldBe(CircuitState.HalfOpen);
    }

    [Theory]
    [InlineData(10_000_000)]
    [InlineData(1_000_000_000)]
    [InlineData(24_000_000)]
    [InlineData(3_000_000)]
    [InlineData(19_200_000)]
    [InlineData(1_193_000)]
    [InlineData(1_000)]
    public void Milliseconds_are_exact_at_every_frequency(long frequency)
    {
        ManualTimeProvider clock = new(frequency);
        Clock milliseconds = new(clock);

        for (int i = 1; i <= 100_000; i++)
        {
            clock.Advance(1);
            milliseconds.Now.ShouldBe(i);
        }

        clock.Advance(315_360_000_000);
        milliseconds.Now.ShouldBe(315_360_100_000);
    }

    [Fact]
    public void Time_counts_from_the_making_of_the_runtime()
    {
        ManualTimeProvider clock = new();
        clock.Advance(1_000_000);

        new Clock(clock).Now.ShouldBe(0);
    }

    [Fact]
    public void A_part_of_a_millisecond_has_not_passed()
    {
        Microsoft.Extensions.Time.Testing.FakeTimeProvider time = new();
        Clock milliseconds = new(time);

        time.Advance(TimeSpan.FromTicks(9_999));
        milliseconds.Now.ShouldBe(0);
        time.Advance(TimeSpan.FromTicks(1));
        milliseconds.Now.ShouldBe(1);
    }

    [Fact]
    public void The_system_clock_moves()
    {
        Clock system = new(TimeProvider.System);
        long start = system.Now;

        SpinWait.SpinUntil(() => system.Now > start, TimeSpan.FromSeconds(20)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(9_999, 1)]
    [InlineData(10_000, 1)]
    [InlineData(10_001, 2)]
    [InlineData(long.MaxValue, 922_337_203_685_478)]
    [InlineData(-1, 0)]
    [InlineData(-10_000, -1)]
    public void A_duration_is_rounded_up_to_whole_milliseconds(long ticks, long milliseconds)
        => Clock.Milliseconds(TimeSpan.FromTicks(ticks)).ShouldBe(milliseconds);

    [Fact]
    public void A_moment_beyond_the_end_of_time_is_the_end_of_time()
    {
        Clock.After(1_000, long.MaxValue).ShouldBe(long.MaxValue);
        Clock.After(1_000, 5).ShouldBe(1_005);
        Clock.Until(long.MaxValue, 1_000).ShouldBe(TimeSpan.MaxValue);
        Clock.Until(1_000, 2_000).ShouldBe(TimeSpan.Zero);
        Clock.Until(2_000, 1_000).ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void The_real_clock_takes_a_circuit_all_the_way()
    {
        using ResilienceRuntime runtime = new();
        CircuitBreaker circuit = new(
            Options(options =>
            {
                options.FailureThreshold = 1;
                options.ResetTimeout = TimeSpan.FromMilliseconds(20);
            }),
            runtime);

        circuit.Fail();
        SpinWait.SpinUntil(() => circuit.State == CircuitState.HalfOpen, TimeSpan.FromSeconds(20)).ShouldBeTrue();
        circuit.Succeed();

        circuit.State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public async Task The_real_timer_tells_listeners_without_a_call()
    {
        await using ResilienceRuntime runtime = new();
        TaskCompletionSource halfOpen = new();
        runtime.Circuits.StateChanged += change =>
        {
            if (change.To == CircuitState.HalfOpen)
            {
                halfOpen.SetResult();
            }
        };

        new CircuitBreaker(Options(), runtime).Open(TimeSpan.FromMilliseconds(20));

        await halfOpen.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }
}
