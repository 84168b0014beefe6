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
    private ICallee _handWritten = null!;
    private ICallee _castle = null!;
    private ICallee _dispatch = null!;
    private CancellationTokenSource _cancellation = null!;

    [GlobalSetup]
    public void Setup()
    {
        _direct = _callee;
        _breaker = Resilient.Wrap<IBreakerCallee>(_callee);
        _window = Resilient.Wrap<IWindowCallee>(_callee);
        _guarded = Resilient.Wrap<IGuardedCallee>(_callee);
        _handWritten = new HandWritten(_callee);
        _cancellation = new CancellationTokenSource();
        _dispatch = DispatchPollyProxy.Wrap(_callee, PollyPipelines.Breaker);
        _castle = CastlePollyInterceptor.Wrap<ICallee>(_callee, PollyPipelines.Breaker);
    }

    [Benchmark(Baseline = true)]
    public int Direct() => _direct.GetAsync(1, CancellationToken.None).Result;

    [Benchmark]
    public int Hand_written_breaker() => _handWritten.GetAsync(1, CancellationToken.None).Result;

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

    [Benchmark]
    public int DispatchProxy_and_Polly_breaker() => _dispatch.GetAsync(1, CancellationToken.None).Result;

    [Benchmark]
    public int Polly_breaker_as_usual() => PollyPipelines.Breaker.ExecuteAsync(async token => await _direct.GetAsync(1, token), CancellationToken.None).GetAwaiter().GetResult();

    [Benchmark]
    public int Generated_breaker_cancellable() => _breaker.GetAsync(1, _cancellation.Token).Result;

    [Benchmark]
    public int Generated_three_cancellable() => _guarded.GetAsync(1, _cancellation.Token).Result;

    [Benchmark]
    public int Polly_three_cancellable()
        => PollyPipelines.RetryBreakerTimeout.ExecuteAsync(static (callee, token) => new ValueTask<int>(callee.GetAsync(1, token)), _direct, _cancellation.Token).GetAwaiter().GetResult();

    [Benchmark]
    public int Direct_ValueTask() => _direct.GetValueAsync(1, CancellationToken.None).GetAwaiter().GetResult();

    [Benchmark]
    public int Generated_breaker_ValueTask() => _breaker.GetValueAsync(1, CancellationToken.None).GetAwaiter().GetResult();

    [Benchmark]
    public int Generated_three_ValueTask() => _guarded.GetValueAsync(1, CancellationToken.None).GetAwaiter().GetResult();

    [Benchmark]
    public int Direct_synchronous() => _direct.Read(1);

    [Benchmark]
    public int Generated_breaker_synchronous() => _breaker.Read(1);

    [Benchmark]
    public int Polly_breaker_synchronous() => PollyPipelines.Breaker.Execute(static callee => callee.Read(1), _direct);

    [GlobalCleanup]
    public void Cleanup() => _cancellation.Dispose();

    // A static lambda with state: the best form there is.
    private int Polly(ResiliencePipeline<int> pipeline)
        => pipeline.ExecuteAsync(static (callee, token) => new ValueTask<int>(callee.GetAsync(1, token)), _direct, CancellationToken.None).GetAwaiter().GetResult();
}
