using Shouldly;
using Xunit;

namespace Resilience.Tests;

/// <summary>What is judged, and when; in the count window, where nothing depends on time.</summary>
public sealed class CB02_PercentageTests : CircuitTest
{
    [Fact]
    public void Nothing_is_judged_before_the_window_holds_VolumeThreshold_calls()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.ErrorThresholdPercentage = 10;
            options.VolumeThreshold = 5;
            options.RollingWindowCalls = 20;
        });

        circuit.Fail(4);
        circuit.State.ShouldBe(CircuitState.Closed);

        circuit.Fail();
        circuit.State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public void A_success_may_open_too()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.ErrorThresholdPercentage = 50;
            options.VolumeThreshold = 4;
        });

        circuit.Play("FFS");
        circuit.State.ShouldBe(CircuitState.Closed);

        circuit.Succeed();
        circuit.State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public void Equality_opens()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.ErrorThresholdPercentage = 50;
            options.VolumeThreshold = 2;
        });

        circuit.Play("SF");

        circuit.State.ShouldBe(CircuitState.Open);
    }

    [Theory]
    [InlineData(29.0, 29, true)]
    [InlineData(29.000_001, 29, false)]
    [InlineData(57.0, 57, true)]
    [InlineData(58.0, 57, false)]
    [InlineData(0.5, 1, true)]
    [InlineData(1.000_001, 1, false)]
    [InlineData(99.9, 99, false)]
    public void Of_a_hundred_calls_the_percentage_is_compared_exactly(double threshold, int failures, bool opens)
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.ErrorThresholdPercentage = threshold;
            options.VolumeThreshold = 100;
            options.RollingWindowCalls = 100;
        });

        circuit.Fail(failures);
        circuit.Succeed(100 - failures);

        circuit.State.ShouldBe(opens ? CircuitState.Open : CircuitState.Closed);
    }

    [Theory]
    [InlineData(100.0 / 3, true)]
    [InlineData(33.34, false)]
    public void A_third_is_not_rounded(double threshold, bool opens)
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.ErrorThresholdPercentage = threshold;
            options.VolumeThreshold = 3;
            options.RollingWindowCalls = 3;
        });

        circuit.Play("SSF");

        circuit.State.ShouldBe(opens ? CircuitState.Open : CircuitState.Closed);
    }

    [Fact]
    public void However_low_the_threshold_nothing_opens_without_a_failure()
        => new Percentage(1e-12).IsReachedBy(0, 10).ShouldBeFalse();

    [Fact]
    public void A_hundred_per_cent_needs_every_call()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.ErrorThresholdPercentage = 100;
            options.RollingWindowCalls = 3;
        });

        circuit.Play("FFSFF");
        circuit.State.ShouldBe(CircuitState.Closed);

        circuit.Fail();
        circuit.State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public async Task The_reason_is_ErrorPercentage()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.ErrorThresholdPercentage = 50;
            options.VolumeThreshold = 2;
        });

        circuit.Play("SF");

        (await Changes()).ShouldHaveSingleItem().Reason.ShouldBe(CircuitTransitionReason.ErrorPercentage);
    }

    [Fact]
    public async Task Slow_means_longer_than_the_threshold_whether_success_or_failure()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.SlowCallThreshold = TimeSpan.FromMilliseconds(100);
            options.VolumeThreshold = 3;
            options.RollingWindowCalls = 3;
        });

        circuit.Take(TimeSpan.FromMilliseconds(100), Time);
        circuit.GetSnapshot().WindowSlowCalls.ShouldBe(0);

        circuit.Take(TimeSpan.FromMilliseconds(101), Time);
        circuit.Take(TimeSpan.FromMilliseconds(101), Time, fails: true);
        circuit.GetSnapshot().WindowSlowCalls.ShouldBe(2);
        circuit.GetSnapshot().SlowCallPercentage.ShouldBe(200.0 / 3);
        circuit.State.ShouldBe(CircuitState.Closed);

        circuit.Take(TimeSpan.FromMilliseconds(101), Time);
        circuit.State.ShouldBe(CircuitState.Open);
        (await Changes()).ShouldHaveSingleItem().Reason.ShouldBe(CircuitTransitionReason.SlowCallPercentage);
    }

    [Fact]
    public void The_slow_percentage_opens_at_equality_too()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.SlowCallThreshold = TimeSpan.FromMilliseconds(100);
            options.SlowCallPercentage = 50;
            options.VolumeThreshold = 2;
        });

        circuit.Take(TimeSpan.FromMilliseconds(500), Time);
        circuit.State.ShouldBe(CircuitState.Closed);

        circuit.Succeed();
        circuit.State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public void Failures_alone_do_not_open_where_only_slow_calls_are_judged()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.SlowCallThreshold = TimeSpan.FromMilliseconds(100);
            options.VolumeThreshold = 2;
        });

        circuit.Fail(20);

        circuit.State.ShouldBe(CircuitState.Closed);
        circuit.GetSnapshot().ErrorPercentage.ShouldBe(100);
    }

    [Fact]
    public void A_named_VolumeThreshold_above_the_count_window_is_an_error()
    {
        ArgumentOutOfRangeException error = Should.Throw<ArgumentOutOfRangeException>(() => Circuit(options =>
        {
            options.ErrorThresholdPercentage = 50;
            options.RollingWindowCalls = 9;
            options.VolumeThreshold = 10;
        }));

        error.Message.ShouldContain("VolumeThreshold is 10");
        error.Message.ShouldContain("9");
    }

    [Fact]
    public void A_VolumeThreshold_that_is_not_named_shrinks_to_the_count_window()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.ErrorThresholdPercentage = 50;
            options.RollingWindowCalls = 4;
        });

        circuit.Fail(3);
        circuit.State.ShouldBe(CircuitState.Closed);

        circuit.Fail();
        circuit.State.ShouldBe(CircuitState.Open);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_000)]
    public void A_VolumeThreshold_that_is_not_named_is_ten_in_a_wider_window(int windowCalls)
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.ErrorThresholdPercentage = 50;
            options.RollingWindowCalls = windowCalls;
        });

        circuit.Fail(9);
        circuit.State.ShouldBe(CircuitState.Closed);

        circuit.Fail();
        circuit.State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public void A_percentage_turns_a_consecutive_trigger_off_that_is_not_named()
    {
        CircuitBreaker errors = Circuit(options =>
        {
            options.ErrorThresholdPercentage = 50;
            options.VolumeThreshold = 100;
        });
        CircuitBreaker slow = Circuit(options =>
        {
            options.Name = "slow";
            options.SlowCallThreshold = TimeSpan.FromSeconds(1);
        });

        errors.Fail(20);
        slow.Fail(20);

        errors.State.ShouldBe(CircuitState.Closed);
        slow.State.ShouldBe(CircuitState.Closed);
    }
}
