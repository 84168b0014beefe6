using System.Diagnostics.Metrics;
using BenchmarkDotNet.Attributes;

namespace Resilience.Benchmarks;

/// <summary>A healthy circuit while a collector of metrics listens, as OpenTelemetry does. A call under Polly's own breaker is measured by nothing but its pipeline's telemetry, which reports what strategies do.</summary>
[MemoryDiagnoser]
public class ListenedBenchmarks
{
    private readonly MeterListener _listener = new();
    private readonly Callee _callee = new();
    private long _heard;
    private ICallee _direct = null!;
    private IBreakerCallee _breaker = null!;

    [GlobalSetup]
    public void Setup()
    {
        _direct = _callee;
        _breaker = Resilient.Wrap<IBreakerCallee>(_callee, new ResilienceRuntime());
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name is "Resilience" or "Polly")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, _, _, _) => _heard++);
        _listener.SetMeasurementEventCallback<int>((_, _, _, _) => _heard++);
        _listener.SetMeasurementEventCallback<double>((_, _, _, _) => _heard++);
        _listener.Start();
    }

    [Benchmark]
    public int Generated_breaker() => _breaker.GetAsync(1, CancellationToken.None).Result;

    [Benchmark(Baseline = true)]
    public int Polly_breaker()
        => PollyPipelines.BreakerWithTelemetry.ExecuteAsync(static (callee, token) => new ValueTask<int>(callee.GetAsync(1, token)), _direct, CancellationToken.None).GetAwaiter().GetResult();

    [GlobalCleanup]
    public void Cleanup()
    {
        _listener.Dispose();
        if (_heard == 0)
        {
            throw new InvalidOperationException("Nothing was measured: nobody listened.");
        }
    }
}
