using Resilience.Execution;
using Resilience.Tests;

[assembly: GeneratedProxy(typeof(ICodec<>), typeof(ResilientCodec<>))]

namespace Resilience.Tests;

public sealed class ResilientCodec<T> : ICodec<T>, IResilientProxy<ResilientCodec<T>, ICodec<T>>
{
    private readonly ICodec<T> _inner;

    public ResilientCodec(ICodec<T> inner, ResilienceRuntime? runtime = null, IServiceProvider? services = null, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(inner);
        _inner = typeof(T) != typeof(Guid) ? inner : throw new FormatException("no codec of Guid");
    }

    static ICodec<T> IResilientProxy<ResilientCodec<T>, ICodec<T>>.Create(ICodec<T> inner, ResilienceRuntime runtime, IServiceProvider? services, object? serviceKey, bool ownsInner)
        => new ResilientCodec<T>(inner, runtime, services, serviceKey);

    public T Decode(T value) => _inner.Decode(value);
}
