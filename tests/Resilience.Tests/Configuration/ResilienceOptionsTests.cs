using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class ResilienceOptionsTests
{
    [Fact]
    public void The_defaults_are_the_system_clock_no_logging_and_even_randomness()
    {
        ResilienceOptions options = new();

        options.TimeProvider.ShouldBeSameAs(TimeProvider.System);
        options.LoggerFactory.ShouldBeNull();
        double[] draws = [.. Enumerable.Range(0, 10_000).Select(_ => options.Randomizer())];
        draws.ShouldAllBe(draw => draw >= 0 && draw < 1);
        draws.Average().ShouldBeInRange(0.45, 0.55);
    }

    [Fact]
    public void Null_gives_the_default_back()
    {
        ResilienceOptions options = new() { TimeProvider = new FakeTimeProvider(), Randomizer = () => 0.25 };
        options.Randomizer().ShouldBe(0.25);

        options.TimeProvider = null;
        options.Randomizer = null;

        options.TimeProvider.ShouldBeSameAs(TimeProvider.System);
        options.Randomizer.ShouldNotBeNull();
    }

    [Fact]
    public void A_runtime_copies_them()
    {
        FakeTimeProvider time = new();
        ResilienceOptions options = new() { TimeProvider = time };
        using ResilienceRuntime runtime = new(options);
        options.TimeProvider = new FakeTimeProvider();
        CircuitBreaker circuit = new(new CircuitBreakerOptions { Name = "circuit" }, runtime);
        circuit.Open();

        time.Advance(TimeSpan.FromSeconds(30));

        circuit.State.ShouldBe(CircuitState.HalfOpen);
    }
}
