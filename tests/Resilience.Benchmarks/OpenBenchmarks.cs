using BenchmarkDotNet.Attributes;
using Polly;
using Polly.CircuitBreaker;

namespace Resilience.Benchmarks;

/// <summary>A circuit that rejects.</summary>
[MemoryDiagnoser]
public class OpenBenchmarks
{
    private readonly ICallee _callee = new Callee();
    private readonly ResilienceRuntime _runtime = new();
    private IFallbackCallee _fallback = null!;
    private IBreakerCallee _breaker = null!;

    [GlobalSetup]
    public void Setup()
    {
        _fallback = Resilient.Wrap<IFallbackCallee>(new Callee(), _runtime);
        _breaker = Resilient.Wrap<IBreakerCallee>(new Callee(), _runtime);
        foreach (CircuitBreaker circuit in _runtime.Circuits)
        {
            circuit.Open(TimeSpan.MaxValue);
        }
    }

    [Benchmark(Baseline = true)]
    public int Polly_fallback() => Polly(PollyPipelines.OpenWithFallback).GetAwaiter().GetResult();

    [Benchmark]
    public int Generated_fallback() => _fallback.GetAsync(1, CancellationToken.None).Result;

    [Benchmark]
    public bool Polly_rejection()
    {
        try
        {
            _ = Polly(PollyPipelines.OpenWithoutFallback).GetAwaiter().GetResult();
            return false;
        }
        catch (BrokenCircuitException)
        {
            return true;
        }
    }

    [Benchmark]
    public bool Generated_rejection()
    {
        try
        {
            _ = _breaker.GetAsync(1, CancellationToken.None).GetAwaiter().GetResult();
            return false;
        }
        catch (CircuitOpenException)
        {
            return true;
        }
    }

    private ValueTask<int> Polly(ResiliencePipeline<int> pipeline)
        => pipeline.ExecuteAsync(static (callee, token) => new ValueTask<int>(callee.GetAsync(1, token)), _callee, CancellationToken.None);
}
