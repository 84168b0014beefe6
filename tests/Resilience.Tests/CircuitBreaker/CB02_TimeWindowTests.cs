using Shouldly;
using Xunit;

namespace Resilience.Tests;

/// <summary>A window of ten seconds: tenths of one second, from the start of virtual time.</summary>
public sealed class CB02_TimeWindowTests : CircuitTest
{
    [Fact]
    public void It_holds_the_current_tenth_and_the_nine_before_it()
    {
        CircuitBreaker circuit = Circuit(Settings);

        circuit.Play("SF");
        Advance(9_999);
        Window(circuit).ShouldBe((2, 1));

        Advance(1);
        Window(circuit).ShouldBe((0, 0));
    }

    [Fact]
    public void It_forgets_in_steps_of_a_tenth()
    {
        CircuitBreaker circuit = Circuit(Settings);

        for (int tenth = 0; tenth < 10; tenth++)
        {
            circuit.Play("SF");
            Advance(500);
            circuit.Play("SF");
            Advance(500);
        }

        // Now at 10 000 ms: the first tenth, [0, 1 000), is out.
        for (int left = 9; left >= 0; left--)
        {
            Window(circuit).ShouldBe((left * 4, left * 2));
            Advance(999);
            Window(circuit).ShouldBe((left * 4, left * 2));
            Advance(1);
        }
    }

    [Fact]
    public void A_call_belongs_to_the_tenth_in_which_it_ended()
    {
        CircuitBreaker circuit = Circuit(Settings);
        PendingCall success = circuit.Begin();
        PendingCall failure = circuit.Begin();

        Advance(9_000);
        Window(circuit).ShouldBe((0, 0));
        success.Succeed();
        failure.Fail();

        Advance(9_999);
        Window(circuit).ShouldBe((2, 1));
        Advance(1);
        Window(circuit).ShouldBe((0, 0));
    }

    [Fact]
    public void One_that_ends_as_a_tenth_begins_belongs_to_that()
    {
        CircuitBreaker circuit = Circuit(Settings);
        circuit.Succeed();
        Advance(1_000);
        circuit.Succeed();

        Advance(9_999);
        Window(circuit).ShouldBe((1, 0));
        Advance(1);
        Window(circuit).ShouldBe((0, 0));
    }

    [Fact]
    public void Old_failures_do_not_open()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            Settings(options);
            options.VolumeThreshold = 4;
        });

        circuit.Fail(3);
        Advance(10_000);
        circuit.Fail(3);
        circuit.State.ShouldBe(CircuitState.Closed);

        circuit.Fail();
        circuit.State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public void Old_successes_do_not_save()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            Settings(options);
            options.ErrorThresholdPercentage = 50;
            options.VolumeThreshold = 4;
        });

        circuit.Succeed(100);
        Advance(10_000);
        circuit.Play("SSFF");

        circuit.State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public void A_pause_of_any_length_empties_it()
    {
        CircuitBreaker circuit = Circuit(Settings);
        foreach (long pause in (long[])[10_000, 10_001, 19_999, 20_000, 99_999, 86_400_000, 864_000_000_000])
        {
            circuit.Play("SFS");
            Window(circuit).ShouldBe((3, 1));
            Advance(pause);
            Window(circuit).ShouldBe((0, 0));
        }
    }

    [Fact]
    public void Slow_calls_are_forgotten_too()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.SlowCallThreshold = TimeSpan.FromMilliseconds(100);
            options.VolumeThreshold = 100;
        });

        circuit.Take(TimeSpan.FromMilliseconds(200), Time);
        circuit.GetSnapshot().WindowSlowCalls.ShouldBe(1);

        Advance(9_800);
        circuit.GetSnapshot().WindowSlowCalls.ShouldBe(0);
        circuit.GetSnapshot().Successes.ShouldBe(1);
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(1_001)]
    [InlineData(1_009)]
    [InlineData(1_234_567)]
    public void Every_length_is_divided_into_ten_tenths(int length)
    {
        // Against a list of when each call ended: the tenth of a moment is a tenth of the whole, rounded down.
        CircuitBreaker circuit = Circuit(options =>
        {
            Settings(options);
            options.RollingWindow = TimeSpan.FromMilliseconds(length);
            options.VolumeThreshold = int.MaxValue;
        });
        List<(long Tenth, bool Failed)> calls = [];
        System.Random random = new(length);
        long now = 0;
        for (int i = 0; i < 2_000; i++)
        {
            long step = random.Next(0, length / 20);
            now += step;
            Advance(step);
            bool fails = random.Next(3) == 0;
            circuit.Play(fails ? "F" : "S");
            calls.Add((now * 10 / length, fails));

            calls.RemoveAll(call => call.Tenth <= (now * 10 / length) - 10);
            Window(circuit).ShouldBe((calls.Count, calls.Count(call => call.Failed)), $"after call {i} at {now}");
        }
    }

    private static void Settings(CircuitBreakerOptions options)
    {
        options.ErrorThresholdPercentage = 100;
        options.RollingWindow = TimeSpan.FromSeconds(10);
        options.VolumeThreshold = 1_000;
    }

    private static (long Calls, long Failures) Window(CircuitBreaker circuit)
    {
        CircuitSnapshot snapshot = circuit.GetSnapshot();
        return (snapshot.WindowCalls, snapshot.WindowFailures);
    }
}
