using Resilience.Execution;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Resilience.Tests;

/// <summary>Circuits under virtual time, and everything that can be seen of them.</summary>
public abstract class CircuitTest : IDisposable
{
    private readonly List<CircuitStateChange> _changes = [];
    private readonly ILoggerFactory _loggers;

    protected CircuitTest()
    {
        _loggers = LoggerFactory.Create(logging => logging.AddProvider(new FakeLoggerProvider(Log)));
        Runtime = new ResilienceRuntime(new ResilienceOptions
        {
            TimeProvider = Time,
            LoggerFactory = _loggers,
            Randomizer = () => Random(),
        });
        Runtime.Circuits.StateChanged += change =>
        {
            lock (_changes)
            {
                _changes.Add(change);
            }
        };
    }

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    protected FakeLogCollector Log { get; } = new();

    protected ResilienceRuntime Runtime { get; }

    /// <summary>What the source of jitter answers; throws unless a test sets it.</summary>
    protected Func<double> Random { get; set; } = () => throw new InvalidOperationException("Nobody may ask for a random number here.");

    public void Dispose()
    {
        Runtime.Dispose();
        _loggers.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The policies of a method that has this circuit.</summary>
    protected MethodGuard Guard(CircuitBreaker circuit) => new(Runtime, new GuardedMethod("IService", "CallAsync"), new GuardOptions { Circuit = circuit });

    /// <summary>A call that the circuit did not let pass.</summary>
    protected CallFailure Rejected(CircuitBreaker circuit) => CallFailure.Rejected(Guard(circuit), CallFailureCause.CircuitOpen, circuit);

    protected CircuitBreaker Circuit(Action<CircuitBreakerOptions>? configure = null) => new(Options(configure), Runtime);

    protected static CircuitBreakerOptions Options(Action<CircuitBreakerOptions>? configure = null)
    {
        CircuitBreakerOptions options = new() { Name = "circuit", Ignore = [typeof(IgnoredException)] };
        configure?.Invoke(options);
        return options;
    }

    protected void Advance(long milliseconds) => Time.Advance(TimeSpan.FromMilliseconds(milliseconds));

    /// <summary>Everything that listeners have been told.</summary>
    protected async Task<CircuitStateChange[]> Changes()
    {
        await Runtime.FlushAsync();
        lock (_changes)
        {
            return [.. _changes];
        }
    }

    /// <summary>Where the changes led, as <c>Open HalfOpen Closed</c>.</summary>
    protected async Task<string> States() => string.Join(' ', (await Changes()).Select(change => change.To));
}
