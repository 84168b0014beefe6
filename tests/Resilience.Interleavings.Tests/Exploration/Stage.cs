using Microsoft.Extensions.Time.Testing;

namespace Resilience.Interleavings.Tests;

/// <summary>What one schedule plays on: a runtime of its own, under a clock that moves when an actor says so, on that actor's thread.</summary>
internal sealed class Stage
{
    private readonly List<CircuitStateChange> _told = [];

    public Stage()
    {
        Runtime = new ResilienceRuntime(new ResilienceOptions { TimeProvider = Time });
        Runtime.Circuits.StateChanged += _told.Add;
    }

    public FakeTimeProvider Time { get; } = new();

    public ResilienceRuntime Runtime { get; }

    public static CircuitBreakerOptions Options(Action<CircuitBreakerOptions>? configure = null)
    {
        CircuitBreakerOptions options = new() { Name = "circuit", FailureThreshold = 2 };
        configure?.Invoke(options);
        return options;
    }

    public CircuitBreaker Circuit(Action<CircuitBreakerOptions>? configure = null) => new(Options(configure), Runtime);

    /// <summary>A circuit whose open interval has just run out, with nobody in it.</summary>
    public CircuitBreaker HalfOpenCircuit(Action<CircuitBreakerOptions>? configure = null)
    {
        CircuitBreaker circuit = Circuit(configure);
        circuit.Open();
        Advance(30_000);
        Told("Closed Open HalfOpen");
        return circuit;
    }

    public void Advance(long milliseconds) => Time.Advance(TimeSpan.FromMilliseconds(milliseconds));

    /// <summary>Waits until listeners have been told everything; each change must start where the one before led. Then forgets. [CB12]</summary>
    /// <returns>Where the changes led, as <c>Closed Open HalfOpen</c>.</returns>
    public string Told(string? expected = null)
    {
        Runtime.FlushAsync().AsTask().Wait();
        for (int i = 1; i < _told.Count; i++)
        {
            _told[i].From.ShouldBe(_told[i - 1].To, "the listeners were told of a change that did not follow from the one before");
        }

        string path = _told.Count == 0 ? "" : string.Join(' ', _told.Select(change => change.To).Prepend(_told[0].From));
        _told.Clear();
        if (expected is not null)
        {
            path.ShouldBe(expected);
        }

        return path;
    }
}
