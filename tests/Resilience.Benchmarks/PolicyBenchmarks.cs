using BenchmarkDotNet.Attributes;
using Polly;

namespace Resilience.Benchmarks;

/// <summary>Each of the other policies alone, while all is well; and what they are for: a callee that fails.</summary>
[MemoryDiagnoser]
public class PolicyBenchmarks
{
    private IPolicyCallee _direct = null!;
    private IPolicyCallee _guarded = null!;
    private IFaultyCallee _faulty = null!;
    private IFaultyCallee _guardedFaulty = null!;

    [GlobalSetup]
    public void Setup()
    {
        _direct = new PolicyCallee();
        _guarded = Resilient.Wrap<IPolicyCallee>(_direct);
        _faulty = new FaultyCallee();
        _guardedFaulty = Resilient.Wrap(_faulty);
    }

    [Benchmark(Baseline = true)]
    public int Direct() => _direct.TimeoutAsync(1, CancellationToken.None).Result;

    [Benchmark]
    public int Generated_timeout() => _guarded.TimeoutAsync(1, CancellationToken.None).Result;

    [Benchmark]
    public int Polly_timeout() => Polly(PollyPipelines.Timeout, static (callee, token) => new ValueTask<int>(callee.TimeoutAsync(1, token)));

    [Benchmark]
    public int Generated_bulkhead() => _guarded.BulkheadAsync(1, CancellationToken.None).Result;

    [Benchmark]
    public int Polly_bulkhead() => Polly(PollyPipelines.Bulkhead, static (callee, token) => new ValueTask<int>(callee.BulkheadAsync(1, token)));

    [Benchmark]
    public int Generated_rate_limit() => _guarded.RateLimitAsync(1, CancellationToken.None).Result;

    [Benchmark]
    public int Polly_rate_limit() => Polly(PollyPipelines.RateLimit, static (callee, token) => new ValueTask<int>(callee.RateLimitAsync(1, token)));

    [Benchmark]
    public int Generated_hedge() => _guarded.HedgeAsync(1, CancellationToken.None).Result;

    [Benchmark]
    public int Polly_hedge() => Polly(PollyPipelines.Hedge, static (callee, token) => new ValueTask<int>(callee.HedgeAsync(1, token)));

    [Benchmark]
    public int Generated_coalesce() => _guarded.CoalesceAsync(1, CancellationToken.None).Result;

    [Benchmark]
    public int Generated_count_window() => _guarded.CountAsync(1, CancellationToken.None).Result;

    [Benchmark]
    public int Generated_two_retries() => _guarded.RetryAsync(1, CancellationToken.None).Result;

    [Benchmark]
    public int Polly_two_retries() => Polly(PollyPipelines.Retry, static (callee, token) => new ValueTask<int>(callee.RetryAsync(1, token)));

    [Benchmark]
    public bool Direct_callee_throws() => Fails(static benchmarks => benchmarks._faulty.GetAsync(1, CancellationToken.None));

    [Benchmark]
    public bool Generated_callee_throws() => Fails(static benchmarks => benchmarks._guardedFaulty.GetAsync(1, CancellationToken.None));

    [Benchmark]
    public bool Polly_callee_throws()
        => Fails(static benchmarks => PollyPipelines.PatientBreaker.ExecuteAsync(static (callee, token) => new ValueTask<int>(callee.GetAsync(1, token)), benchmarks._faulty, CancellationToken.None).AsTask());

    private int Polly(ResiliencePipeline<int> pipeline, Func<IPolicyCallee, CancellationToken, ValueTask<int>> call)
        => pipeline.ExecuteAsync(call, _direct, CancellationToken.None).GetAwaiter().GetResult();

    private bool Fails(Func<PolicyBenchmarks, Task<int>> call)
    {
        try
        {
            _ = call(this).GetAwaiter().GetResult();
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }
}
