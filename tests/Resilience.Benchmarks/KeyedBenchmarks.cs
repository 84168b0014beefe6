using BenchmarkDotNet.Attributes;

namespace Resilience.Benchmarks;

/// <summary>A circuit for each key; the keys take turns.</summary>
[MemoryDiagnoser]
public class KeyedBenchmarks
{
    private IPolicyCallee _guarded = null!;
    private int _next;

    [Params(1, 100, 10_000)]
    public int Keys { get; set; }

    [GlobalSetup]
    public void Setup() => _guarded = Resilient.Wrap<IPolicyCallee>(new PolicyCallee(), new ResilienceRuntime());

    [Benchmark]
    public int Generated_keyed_breaker()
    {
        _next = _next + 1 == Keys ? 0 : _next + 1;
        return _guarded.KeyAsync(_next, CancellationToken.None).Result;
    }
}
