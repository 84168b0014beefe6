using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class CB03_WhicheverIsFirstTests : CircuitTest
{
    [Fact]
    public async Task The_run_opens_before_the_volume_is_reached()
    {
        CircuitBreaker circuit = Circuit(Both);

        circuit.Fail(3);

        circuit.State.ShouldBe(CircuitState.Open);
        (await Changes())[0].Reason.ShouldBe(CircuitTransitionReason.ConsecutiveFailures);
    }

    [Fact]
    public async Task The_percentage_opens_where_no_run_is_long_enough()
    {
        CircuitBreaker circuit = Circuit(Both);

        circuit.Play("FFSFFSFFSF");

        circuit.State.ShouldBe(CircuitState.Open);
        (await Changes())[0].Reason.ShouldBe(CircuitTransitionReason.ErrorPercentage);
    }

    [Fact]
    public async Task Met_by_one_call_the_reason_is_ConsecutiveFailures()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            Both(options);
            options.VolumeThreshold = 3;
        });

        circuit.Fail(3);

        (await Changes()).ShouldHaveSingleItem().Reason.ShouldBe(CircuitTransitionReason.ConsecutiveFailures);
    }

    [Fact]
    public async Task Both_percentages_met_by_one_call_the_reason_is_ErrorPercentage()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.ErrorThresholdPercentage = 50;
            options.SlowCallThreshold = TimeSpan.FromMilliseconds(10);
            options.SlowCallPercentage = 50;
            options.VolumeThreshold = 1;
        });

        circuit.Take(TimeSpan.FromSeconds(1), Time, fails: true);

        (await Changes()).ShouldHaveSingleItem().Reason.ShouldBe(CircuitTransitionReason.ErrorPercentage);
    }

    [Fact]
    public void While_it_warms_up_outcomes_are_counted_and_not_judged()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            Both(options);
            options.WarmUp = TimeSpan.FromSeconds(1);
        });

        Advance(999);
        circuit.Fail(20);

        circuit.State.ShouldBe(CircuitState.Closed);
        circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(20);
        circuit.GetSnapshot().WindowFailures.ShouldBe(20);
    }

    [Fact]
    public async Task The_first_failure_after_it_judges_the_run()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.FailureThreshold = 3;
            options.WarmUp = TimeSpan.FromSeconds(1);
        });
        circuit.Fail(20);

        Advance(1_000);
        circuit.State.ShouldBe(CircuitState.Closed);

        circuit.Fail();
        (await Changes()).ShouldHaveSingleItem().Reason.ShouldBe(CircuitTransitionReason.ConsecutiveFailures);
    }

    [Fact]
    public async Task The_first_success_after_it_judges_the_percentage()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            Both(options);
            options.WarmUp = TimeSpan.FromSeconds(1);
        });
        circuit.Fail(20);

        Advance(1_000);
        circuit.Succeed();

        (await Changes()).ShouldHaveSingleItem().Reason.ShouldBe(CircuitTransitionReason.ErrorPercentage);
    }

    [Fact]
    public void It_warms_up_once_and_from_construction()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.FailureThreshold = 1;
            options.WarmUp = TimeSpan.FromSeconds(1);
        });

        Advance(1_000);
        circuit.Open();
        circuit.Reset();
        circuit.Fail();

        circuit.State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public void A_circuit_that_is_made_later_warms_up_later()
    {
        Advance(60_000);
        CircuitBreaker circuit = Circuit(options =>
        {
            options.FailureThreshold = 1;
            options.WarmUp = TimeSpan.FromSeconds(1);
        });

        Advance(999);
        circuit.Fail();
        circuit.State.ShouldBe(CircuitState.Closed);

        Advance(1);
        circuit.Fail();
        circuit.State.ShouldBe(CircuitState.Open);
    }

    private static void Both(CircuitBreakerOptions options)
    {
        options.FailureThreshold = 3;
        options.ErrorThresholdPercentage = 50;
        options.VolumeThreshold = 10;
    }
}
