using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;
using Resilience.Execution;

namespace Resilience.Tests;

/// <summary>A runtime under virtual time whose meter comes from a factory of the test's own.</summary>
public abstract class TelemetryTest : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly ILoggerFactory _loggers;

    protected TelemetryTest()
    {
        _loggers = LoggerFactory.Create(logging => logging.AddProvider(new FakeLoggerProvider(Log)));
        Factory = _services.GetRequiredService<IMeterFactory>();
        Runtime = new ResilienceRuntime(Options());
    }

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    protected FakeLogCollector Log { get; } = new();

    protected IMeterFactory Factory { get; }

    protected ResilienceRuntime Runtime { get; }

    private protected static GuardedMethod Method { get; } = new("IStripeGateway", "ChargeAsync");

    internal ResilienceTelemetry Telemetry => Runtime.Telemetry;

    /// <summary>The messages of what callbacks threw.</summary>
    protected IEnumerable<string> Thrown => Log.GetSnapshot().Where(record => record.Id.Id == 5).Select(record => record.Exception!.Message);

    public virtual void Dispose()
    {
        Runtime.Dispose();
        _loggers.Dispose();
        _services.Dispose();
        GC.SuppressFinalize(this);
    }

    protected ResilienceOptions Options() => new() { TimeProvider = Time, LoggerFactory = _loggers, MeterFactory = Factory };

    protected MetricCollector<T> Collect<T>(string instrument)
        where T : struct
        => new(Factory, "Resilience", instrument);

    protected CircuitBreaker Circuit(string name, string? reportedName = null)
        => new(new CircuitBreakerOptions { Name = name, FailureThreshold = 1 }, Runtime) { ReportedName = reportedName };

    /// <summary>A measurement as <c>value tag=value …</c>, its tags without their common prefix, in order.</summary>
    protected static string Text<T>(CollectedMeasurement<T> measurement)
        where T : struct
        => string.Join(' ', measurement.Tags.Select(tag => $"{tag.Key.Replace("resilience.", "", StringComparison.Ordinal)}={tag.Value}").Order(StringComparer.Ordinal).Prepend($"{measurement.Value}"));
}
