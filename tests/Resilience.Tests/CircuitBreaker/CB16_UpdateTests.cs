using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class CB16_UpdateTests : CircuitTest
{
    [Fact]
    public async Task State_generation_and_run_are_kept()
    {
        CircuitBreaker circuit = Circuit(options => options.FailureThreshold = 5);
        circuit.Fail(2);
        PendingCall inFlight = circuit.Begin();

        circuit.Update(Options(options => options.FailureThreshold = 4));
        circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(2);
        inFlight.Fail();
        circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(3);

        circuit.Fail();
        circuit.State.ShouldBe(CircuitState.Open);
        circuit.Update(Options());
        circuit.State.ShouldBe(CircuitState.Open);
        (await States()).ShouldBe("Open");
    }

    [Fact]
    public void A_threshold_below_the_present_run_opens_with_the_next_failure_and_not_before()
    {
        CircuitBreaker circuit = Circuit(options => options.FailureThreshold = 10);
        circuit.Fail(6);

        circuit.Update(Options(options => options.FailureThreshold = 3));
        circuit.State.ShouldBe(CircuitState.Closed);

        circuit.Fail();
        circuit.State.ShouldBe(CircuitState.Open);
    }

    [Theory]
    [MemberData(nameof(SameShape))]
    public void What_does_not_change_the_windows_shape_keeps_it(string what, Action<CircuitBreakerOptions> change)
    {
        CircuitBreaker circuit = Circuit(Windowed);
        circuit.Play("SFS");

        circuit.Update(Options(options =>
        {
            Windowed(options);
            change(options);
        }));

        circuit.GetSnapshot().WindowCalls.ShouldBe(3, what);
        circuit.GetSnapshot().WindowFailures.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(OtherShape))]
    public void A_change_of_the_windows_shape_starts_an_empty_one(string what, Action<CircuitBreakerOptions> change)
    {
        CircuitBreaker circuit = Circuit(Windowed);
        circuit.Play("SFSF");

        circuit.Update(Options(options =>
        {
            Windowed(options);
            change(options);
        }));

        CircuitSnapshot snapshot = circuit.GetSnapshot();
        snapshot.WindowCalls.ShouldBe(0, what);
        snapshot.WindowFailures.ShouldBe(0);
        snapshot.ErrorPercentage.ShouldBeNull();
        snapshot.ConsecutiveFailures.ShouldBe(1);
        snapshot.Failures.ShouldBe(2);
        circuit.Play("S");
        circuit.GetSnapshot().Successes.ShouldBe(3);
    }

    [Fact]
    public void Percentages_switched_on_start_an_empty_window_and_off_end_it()
    {
        CircuitBreaker circuit = Circuit(options => options.FailureThreshold = 100);
        circuit.Play("SSFS");
        circuit.GetSnapshot().Successes.ShouldBe(-1);

        circuit.Update(Options(Windowed));
        circuit.Play("SF");
        circuit.GetSnapshot().WindowCalls.ShouldBe(2);
        circuit.GetSnapshot().Successes.ShouldBe(1);

        circuit.Update(Options(options => options.FailureThreshold = 100));
        CircuitSnapshot off = circuit.GetSnapshot();
        off.Successes.ShouldBe(-1);
        off.WindowCalls.ShouldBe(0);
        off.ErrorPercentage.ShouldBeNull();
        off.Failures.ShouldBe(2);
    }

    [Fact]
    public void A_call_that_was_in_flight_counts_in_the_new_window()
    {
        CircuitBreaker circuit = Circuit(Windowed);
        PendingCall success = circuit.Begin();
        PendingCall failure = circuit.Begin();

        circuit.Update(Options(options =>
        {
            Windowed(options);
            options.RollingWindowCalls = 50;
            options.VolumeThreshold = 50;
        }));
        success.Succeed();
        failure.Fail();

        circuit.GetSnapshot().WindowCalls.ShouldBe(2);
        circuit.GetSnapshot().WindowFailures.ShouldBe(1);
    }

    [Fact]
    public void A_call_from_before_slow_calls_were_judged_is_not_slow()
    {
        CircuitBreaker circuit = Circuit();
        PendingCall call = circuit.Begin();
        circuit.Update(Options(options => options.SlowCallThreshold = TimeSpan.FromMilliseconds(1)));

        Advance(1_000);
        call.Succeed();

        circuit.GetSnapshot().WindowCalls.ShouldBe(1);
        circuit.GetSnapshot().WindowSlowCalls.ShouldBe(0);
    }

    [Fact]
    public void ResetTimeout_applies_at_the_next_opening()
    {
        CircuitBreaker circuit = Circuit(options => options.FailureThreshold = 1);
        circuit.Fail();

        circuit.Update(Options(options =>
        {
            options.FailureThreshold = 1;
            options.ResetTimeout = TimeSpan.FromSeconds(5);
        }));

        circuit.Rejection().RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));
        Advance(30_000);
        circuit.Fail();
        circuit.Rejection().RetryAfter.ShouldBe(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Fewer_permits_void_no_probe()
    {
        CircuitBreaker circuit = Circuit(options => options.HalfOpenPermits = 3);
        circuit.FailUntilHalfOpen(Time);
        PendingCall[] probes = [circuit.Begin(), circuit.Begin(), circuit.Begin()];

        circuit.Update(Options(options =>
        {
            options.HalfOpenPermits = 1;
            options.SuccessThreshold = 3;
        }));
        circuit.Rejection();
        probes[0].Succeed();
        circuit.Rejection();
        probes[1].Succeed();
        circuit.Rejection();
        probes[2].Succeed();

        circuit.State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public void Every_other_option_holds_from_the_next_call_or_outcome()
    {
        CircuitBreaker circuit = Circuit(options => options.FailureThreshold = 1);
        circuit.ForceOpen();
        circuit.Rejection();

        circuit.Update(Options(options => options.Mode = CircuitBreakerMode.Observe));
        circuit.Succeed();

        circuit.Close();
        circuit.Update(Options(options =>
        {
            options.FailureThreshold = 1;
            options.Handle = [typeof(KeyNotFoundException)];
        }));
        circuit.Fail();
        circuit.State.ShouldBe(CircuitState.Closed);

        PendingCall inFlight = circuit.Begin();
        circuit.Update(Options(options => options.FailureThreshold = 1));
        inFlight.Fail();
        circuit.State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public void A_refused_update_leaves_the_old_options()
    {
        CircuitBreaker circuit = Circuit(options => options.FailureThreshold = 2);
        circuit.Fail();

        Should.Throw<ArgumentOutOfRangeException>(() => circuit.Update(Options(options =>
        {
            options.FailureThreshold = 1;
            options.HalfOpenPermits = 0;
        })));

        circuit.State.ShouldBe(CircuitState.Closed);
        circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(1);
        circuit.Play("SF");
        circuit.State.ShouldBe(CircuitState.Closed);
        circuit.Fail();
        circuit.State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public void Another_name_is_refused()
    {
        CircuitBreaker circuit = Circuit();

        ArgumentException error = Should.Throw<ArgumentException>(() => circuit.Update(Options(options => options.Name = "other")));

        error.Message.ShouldContain("'other'");
        error.Message.ShouldContain("'circuit'");
        Runtime.Circuits.TryGet("other", out _).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => circuit.Update(Options(options => options.Name = null)));
        Should.Throw<ArgumentNullException>(() => circuit.Update(null!));
    }

    [Fact]
    public void Options_are_copied()
    {
        CircuitBreakerOptions options = Options(options => options.FailureThreshold = 2);
        List<Type> ignored = [typeof(IgnoredException)];
        options.Ignore = ignored;
        CircuitBreaker circuit = new(options, Runtime);

        options.FailureThreshold = 1;
        options.Name = "other";
        ignored.Add(typeof(CalleeException));
        circuit.Fail();
        circuit.State.ShouldBe(CircuitState.Closed);
        circuit.Fail();

        circuit.Name.ShouldBe("circuit");
        circuit.State.ShouldBe(CircuitState.Open);
    }

    public static TheoryData<string, Action<CircuitBreakerOptions>> SameShape => new()
    {
        { "nothing", _ => { } },
        { "threshold", options => options.ErrorThresholdPercentage = 70 },
        { "volume", options => options.VolumeThreshold = 40 },
        { "reset", options => options.ResetTimeout = TimeSpan.FromSeconds(1) },
        { "run", options => options.FailureThreshold = 7 },
    };

    public static TheoryData<string, Action<CircuitBreakerOptions>> OtherShape => new()
    {
        { "kind", options => options.RollingWindowCalls = 50 },
        { "length", options => options.RollingWindow = TimeSpan.FromSeconds(11) },
        { "slow calls on", options => options.SlowCallThreshold = TimeSpan.FromSeconds(1) },
    };

    private static void Windowed(CircuitBreakerOptions options)
    {
        options.ErrorThresholdPercentage = 90;
        options.VolumeThreshold = 50;
    }
}
