using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Resilience.GeneratedTests;

/// <summary>A runtime whose calls are listened to, by all public means or by none.</summary>
internal sealed class Observatory : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly ILoggerFactory _loggers;
    private readonly ActivityListener? _listener;
    private readonly MetricCollector<long>? _calls;
    private readonly MetricCollector<double>? _durations;

    public Observatory(bool isListening = true)
    {
        _loggers = LoggerFactory.Create(logging => logging.AddProvider(new FakeLoggerProvider(Log)));
        _services = new ServiceCollection().AddMetrics().AddSingleton(Backup).AddSingleton(StreamBackup).BuildServiceProvider();
        Meters = _services.GetRequiredService<IMeterFactory>();
        Runtime = new ResilienceRuntime(new ResilienceOptions { TimeProvider = Time, MeterFactory = Meters, LoggerFactory = _loggers });
        if (!isListening)
        {
            return;
        }

        _calls = Collect<long>("resilience.calls");
        _durations = Collect<double>("resilience.call.duration");
        _listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Resilience",
            Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                lock (Spans)
                {
                    Spans.Add(span);
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public FakeTimeProvider Time { get; } = new();

    public Backup Backup { get; } = new();

    public StreamBackup StreamBackup { get; } = new();

    public FakeLogCollector Log { get; } = new();

    public IServiceProvider Services => _services;

    public IMeterFactory Meters { get; }

    public ResilienceRuntime Runtime { get; }

    public List<Activity> Spans { get; } = [];

    public MetricCollector<T> Collect<T>(string instrument)
        where T : struct
        => new(Meters, "Resilience", instrument);

    /// <summary>A value as tags spell it.</summary>
    public static string Tag<T>(T value)
        where T : struct, Enum
        => Regex.Replace(value.ToString(), "(?<=.)[A-Z]", static capital => "_" + capital.Value).ToLowerInvariant();

    /// <summary>Calls as metrics tell of them; durations and spans must tell the same.</summary>
    public string[] Calls()
    {
        string[] calls = [.. _calls!.GetMeasurementSnapshot().Select(static call => Text(call.Tags))];
        _durations!.GetMeasurementSnapshot().Select(static call => Text(call.Tags)).ShouldBe(calls);
        lock (Spans)
        {
            Spans.Select(static span => Text(span.TagObjects.ToDictionary())).ShouldBe(calls);
        }

        return calls;
    }

    public void Dispose()
    {
        _listener?.Dispose();
        _calls?.Dispose();
        _durations?.Dispose();
        Runtime.Dispose();
        _loggers.Dispose();
        _services.Dispose();
    }

    private static string Text(IReadOnlyDictionary<string, object?> tags)
        => $"{tags["resilience.service"]}.{tags["resilience.method"]} {tags["resilience.outcome"]} {tags["resilience.fallback"]}";
}
