using BenchmarkDotNet.Attributes;
using Polly;

namespace Resilience.Benchmarks;

/// <summary>A healthy circuit; the callee suspends, and goes on when told.</summary>
[MemoryDiagnoser]
public class SuspendedBenchmarks
{
    private readonly SuspendedCallee _callee = new();
    private ICallee _direct = null!;
    private IBreakerCallee _breaker = null!;
    private IGuardedCallee _guarded = null!;

    [GlobalSetup]
    public void Setup()
    {
        _direct = _callee;
        _breaker = Resilient.Wrap<IBreakerCallee>(_callee);
        _guarded = Resilient.Wrap<IGuardedCallee>(_callee);
    }

    [Benchmark(Baseline = true)]
    public int Direct() => Complete(_direct.GetValueAsync(1, CancellationToken.None));

    [Benchmark]
    public int Generated_breaker() => Complete(_breaker.GetValueAsync(1, CancellationToken.None));

    [Benchmark]
    public int Generated_retry_breaker_timeout() => Complete(_guarded.GetValueAsync(1, CancellationToken.None));

    [Benchmark]
    public int Polly_breaker() => Complete(Polly(PollyPipelines.Breaker));

    [Benchmark]
    public int Polly_retry_breaker_timeout() => Complete(Polly(PollyPipelines.RetryBreakerTimeout));

    private int Complete(ValueTask<int> call)
    {
        _callee.Complete();
        return call.GetAwaiter().GetResult();
    }

    private ValueTask<int> Polly(ResiliencePipeline<int> pipeline)
        => pipeline.ExecuteAsync(static (callee, token) => callee.GetValueAsync(1, token), _direct, CancellationToken.None);
}
