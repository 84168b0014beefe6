using Resilience.Execution;

namespace Resilience.Tests;

/// <summary>The proxy of an interface that is not ours: only by name.</summary>
public sealed class ResilientFormatProvider(IFormatProvider inner) : IFormatProvider, IResilientProxy<ResilientFormatProvider, IFormatProvider>
{
    static IFormatProvider IResilientProxy<ResilientFormatProvider, IFormatProvider>.Create(IFormatProvider inner, ResilienceRuntime runtime, IServiceProvider? services, object? serviceKey, bool ownsInner)
        => new ResilientFormatProvider(inner);

    public object? GetFormat(Type? formatType) => inner.GetFormat(formatType);
}
