using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class CB07_IntervalGrowthTests : CircuitTest
{
    [Fact]
    public void Each_reopening_in_a_row_multiplies_the_interval_up_to_MaxResetTimeout()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.FailureThreshold = 1;
            options.ResetTimeout = TimeSpan.FromSeconds(1);
            options.ResetTimeoutMultiplier = 3;
            options.MaxResetTimeout = TimeSpan.FromSeconds(20);
        });

        foreach (int seconds in (int[])[1, 3, 9, 20, 20])
        {
            circuit.Fail();
            circuit.Rejection().RetryAfter.ShouldBe(TimeSpan.FromSeconds(seconds));
            Time.Advance(TimeSpan.FromSeconds(seconds));
        }
    }

    [Fact]
    public void A_close_starts_over()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.FailureThreshold = 1;
            options.ResetTimeoutMultiplier = 2;
        });
        circuit.Fail();
        Advance(30_000);
        circuit.Fail();
        Advance(60_000);

        circuit.Succeed();
        circuit.Fail();

        circuit.Rejection().RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData(0.0, 8_000)]
    [InlineData(0.5, 10_000)]
    [InlineData(0.75, 11_000)]
    [InlineData(0.999_999_999, 12_000)]
    public void ResetJitter_moves_the_interval_either_way(double random, int milliseconds)
    {
        Random = () => random;
        CircuitBreaker circuit = Circuit(options =>
        {
            options.FailureThreshold = 1;
            options.ResetTimeout = TimeSpan.FromSeconds(10);
            options.ResetJitter = 0.2;
        });

        circuit.Fail();

        circuit.Rejection().RetryAfter.ShouldBe(TimeSpan.FromMilliseconds(milliseconds));
        Advance(milliseconds - 1);
        circuit.State.ShouldBe(CircuitState.Open);
        Advance(1);
        circuit.State.ShouldBe(CircuitState.HalfOpen);
    }

    [Fact]
    public void Jitter_is_applied_after_the_cap()
    {
        Random = () => 0.75;
        CircuitBreaker circuit = Circuit(options =>
        {
            options.FailureThreshold = 1;
            options.ResetTimeout = TimeSpan.FromSeconds(10);
            options.MaxResetTimeout = TimeSpan.Zero;
            options.ResetJitter = 1;
        });

        circuit.Fail();

        circuit.Rejection().RetryAfter.ShouldBe(TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task Jitter_that_leaves_nothing_of_the_interval_makes_it_half_open_at_once()
    {
        Random = () => 0;
        CircuitBreaker circuit = Circuit(options =>
        {
            options.FailureThreshold = 1;
            options.ResetJitter = 1;
        });

        circuit.Fail();

        circuit.State.ShouldBe(CircuitState.HalfOpen);
        (await States()).ShouldBe("Open HalfOpen");
    }

    [Fact]
    public async Task The_timer_follows_the_jitter_in_both_directions()
    {
        double random = 0;
        Random = () => random;
        CircuitBreaker circuit = Circuit(options =>
        {
            options.FailureThreshold = 1;
            options.ResetJitter = 0.5;
        });
        circuit.Fail();
        Advance(15_000);
        (await States()).ShouldBe("Open HalfOpen");

        random = 0.75;
        circuit.Fail();
        Advance(37_499);
        (await States()).ShouldBe("Open HalfOpen Open");
        Advance(1);
        (await States()).ShouldBe("Open HalfOpen Open HalfOpen");
    }

    [Fact]
    public void Without_ResetJitter_and_for_ForceOpen_the_randomizer_is_not_called()
    {
        int asked = 0;
        Random = () =>
        {
            asked++;
            return 0.5;
        };
        CircuitBreaker plain = Circuit(options => options.FailureThreshold = 1);
        CircuitBreaker jittered = Circuit(options =>
        {
            options.Name = "jittered";
            options.ResetJitter = 1;
        });

        plain.Fail();
        jittered.ForceOpen();
        jittered.Open();
        jittered.Close();

        asked.ShouldBe(0);
    }

    [Fact]
    public void A_randomizer_that_throws_counts_as_a_half_and_is_logged_and_the_circuit_opens_all_the_same()
    {
        Random = () => throw new InvalidOperationException("no entropy");
        CircuitBreaker circuit = Circuit(options =>
        {
            options.FailureThreshold = 1;
            options.ResetJitter = 1;
        });

        Should.Throw<CalleeException>(() => circuit.Execute(_ => throw new CalleeException()));

        circuit.Rejection().RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));
        Log.GetSnapshot().ShouldContain(record => record.Id.Id == 5 && record.Exception!.Message == "no entropy");
    }

    [Fact]
    public void A_randomizer_may_use_the_circuit_and_what_is_said_by_hand_meanwhile_stands()
    {
        CircuitBreaker circuit = null!;
        Random = () =>
        {
            // On another thread, which would wait for ever for a gate that the caller holds.
            circuit.State.ShouldBe(CircuitState.Open);
            Task.Run(() => circuit.Open(TimeSpan.FromHours(1))).Wait(TimeSpan.FromSeconds(20)).ShouldBeTrue();
            return 0;
        };
        circuit = Circuit(options =>
        {
            options.FailureThreshold = 1;
            options.ResetJitter = 0.5;
        });

        circuit.Fail();

        circuit.Rejection().RetryAfter.ShouldBe(TimeSpan.FromHours(1));
    }

    [Fact]
    public void The_jittered_interval_counts_from_the_opening()
    {
        Random = () =>
        {
            Advance(5_000);
            return 0.5;
        };
        CircuitBreaker circuit = Circuit(options =>
        {
            options.FailureThreshold = 1;
            options.ResetJitter = 0.5;
        });

        circuit.Fail();

        circuit.Rejection().RetryAfter.ShouldBe(TimeSpan.FromSeconds(25));
    }

    [Fact]
    public void The_cap_is_never_less_than_ResetTimeout()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.FailureThreshold = 1;
            options.ResetTimeout = TimeSpan.FromMinutes(10);
            options.ResetTimeoutMultiplier = 2;
        });

        circuit.Fail();
        circuit.Rejection().RetryAfter.ShouldBe(TimeSpan.FromMinutes(10));
        Time.Advance(TimeSpan.FromMinutes(10));
        circuit.Fail();
        circuit.Rejection().RetryAfter.ShouldBe(TimeSpan.FromMinutes(10));
    }

    [Fact]
    public void Many_reopenings_with_a_great_multiplier_stay_at_the_cap()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.FailureThreshold = 1;
            options.ResetTimeout = TimeSpan.FromMilliseconds(1);
            options.ResetTimeoutMultiplier = 1e100;
        });

        for (int i = 0; i < 20; i++)
        {
            circuit.Fail();
            Time.Advance(TimeSpan.FromMinutes(5));
        }

        circuit.Fail();
        circuit.Rejection().RetryAfter.ShouldBe(TimeSpan.FromMinutes(5));
    }
}
