using BenchmarkDotNet.Attributes;
using Polly;

namespace Resilience.Benchmarks;

/// <summary>A healthy circuit; the callee completes at once. One shape of caller everywhere: consume the completed task.</summary>
[MemoryDiagnoser]
public class ClosedBenchmarks
{
    private readonly Callee _callee = new();
    private ICallee _direct = null!;
    private IBreakerCallee _breaker = null!;
    private IWindowCallee _window = null!;
    private IGuardedCallee _guarded = null!;
    private ICallee _castle = null!;

    [GlobalSetup]
    public void Setup()
    {
        _direct = _callee;
        _breaker = Resilient.Wrap<IBreakerCallee>(_callee);
        _window = Resilient.Wrap<IWindowCallee>(_callee);
        _guarded = Resilient.Wrap<IGuardedCallee>(_callee);
        _castle = CastlePollyInterceptor.Wrap<ICallee>(_callee, PollyPipelines.Breaker);
    }

    [Benchmark(Baseline = true)]
    public int Direct() => _direct.GetAsync(1, CancellationToken.None).Result;

    [Benchmark]
    public int Generated_breaker() => _breaker.GetAsync(1, CancellationToken.None).Result;

    [Benchmark]
    public int Generated_breaker_window() => _window.GetAsync(1, CancellationToken.None).Result;

    [Benchmark]
    public int Generated_retry_breaker_timeout() => _guarded.GetAsync(1, CancellationToken.None).Result;

    [Benchmark]
    public int Polly_breaker() => Polly(PollyPipelines.Breaker);

    [Benchmark]
    public int Polly_retry_breaker_timeout() => Polly(PollyPipelines.RetryBreakerTimeout);

    [Benchmark]
    public int Castle_and_Polly_breaker() => _castle.GetAsync(1, CancellationToken.None).Result;

    // A static lambda with state: the best form there is.
    private int Polly(ResiliencePipeline<int> pipeline)
        => pipeline.ExecuteAsync(static (callee, token) => new ValueTask<int>(callee.GetAsync(1, token)), _direct, CancellationToken.None).GetAwaiter().GetResult();
}
