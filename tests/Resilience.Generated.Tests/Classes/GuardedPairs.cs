namespace Resilience.GeneratedTests;

/// <summary>Takes fewer types than the interface it guards; has a constructor of its own.</summary>
[ResilientProxy(typeof(IEqualityComparer<>)), CircuitBreaker]
internal sealed partial class GuardedPairs<T>
    where T : class
{
    public GuardedPairs(IEqualityComparer<T> inner, string serviceKey)
        : this(inner, runtime: null, services: null, serviceKey)
    {
    }
}
