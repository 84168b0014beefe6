using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class ResilienceRuntimeTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void Dispose_stops_all_timers()
    {
        ResilienceRuntime runtime = Runtime();
        Circuit(runtime, "first").Open();
        Circuit(runtime, "second").Open();
        Circuit(runtime, "third");
        _clock.ActiveTimers.ShouldBe(2);

        runtime.Dispose();

        _clock.ActiveTimers.ShouldBe(0);
    }

    [Fact]
    public void Nothing_starts_a_timer_afterwards_and_circuits_go_on_to_work()
    {
        ResilienceRuntime runtime = Runtime();
        CircuitBreaker circuit = Circuit(runtime, "circuit");
        runtime.Dispose();

        circuit.Fail(5);
        circuit.Rejection();
        _clock.Timers.ShouldBeEmpty();

        _clock.Advance(30_000);
        circuit.State.ShouldBe(CircuitState.HalfOpen);
        circuit.Succeed();
        circuit.State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public void A_timer_that_fires_after_it_starts_no_other()
    {
        ResilienceRuntime runtime = Runtime();
        CircuitBreaker circuit = Circuit(runtime, "circuit");
        circuit.Open();
        runtime.Dispose();

        _clock.Last.Fire();

        circuit.State.ShouldBe(CircuitState.Open);
        _clock.ActiveTimers.ShouldBe(0);
        _clock.Timers.Length.ShouldBe(1);
    }

    [Fact]
    public void Disposing_twice_is_no_harm()
    {
        ResilienceRuntime runtime = Runtime();

        runtime.Dispose();

        Should.NotThrow(runtime.Dispose);
    }

    [Fact]
    public async Task DisposeAsync_waits_until_listeners_have_been_told_everything()
    {
        ResilienceRuntime runtime = Runtime();
        CircuitBreaker circuit = Circuit(runtime, "circuit");
        int told = 0;
        circuit.StateChanged += _ => told++;
        for (int i = 0; i < 100; i++)
        {
            circuit.Open();
            circuit.Close();
        }

        await runtime.DisposeAsync();

        told.ShouldBe(200);
        _clock.ActiveTimers.ShouldBe(0);
    }

    [Fact]
    public async Task The_default_runtime_belongs_to_the_process_and_cannot_be_disposed()
    {
        ResilienceRuntime.Default.Dispose();
        await ResilienceRuntime.Default.DisposeAsync();

        ResilienceRuntime.Default.IsDisposed.ShouldBeFalse();
        ResilienceRuntime.Default.ShouldBeSameAs(ResilienceRuntime.Default);
    }

    [Fact]
    public void A_runtime_without_options_has_the_defaults()
    {
        using ResilienceRuntime runtime = new();

        runtime.Clock.Provider.ShouldBeSameAs(TimeProvider.System);
        runtime.Circuits.Count.ShouldBe(0);
    }

    private ResilienceRuntime Runtime() => new(new ResilienceOptions { TimeProvider = _clock });

    private static CircuitBreaker Circuit(ResilienceRuntime runtime, string name) => new(new CircuitBreakerOptions { Name = name }, runtime);
}
