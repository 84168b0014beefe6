using System.Reflection;
using Polly;

namespace Resilience.Benchmarks;

/// <summary>The proxy that the framework itself brings, around a Polly pipeline.</summary>
public class DispatchPollyProxy : DispatchProxy
{
    private ICallee _inner = null!;
    private ResiliencePipeline<int> _pipeline = null!;

    public static ICallee Wrap(ICallee inner, ResiliencePipeline<int> pipeline)
    {
        ICallee proxy = Create<ICallee, DispatchPollyProxy>();
        var made = (DispatchPollyProxy)(object)proxy;
        (made._inner, made._pipeline) = (inner, pipeline);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        => _pipeline.ExecuteAsync(
            static (state, _) => new ValueTask<int>((Task<int>)state.Method.Invoke(state.Inner, state.Arguments)!),
            (Method: targetMethod!, Inner: _inner, Arguments: args),
            CancellationToken.None).AsTask();
}
