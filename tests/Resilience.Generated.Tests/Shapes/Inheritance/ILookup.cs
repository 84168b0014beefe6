namespace Resilience.GeneratedTests.EveryShape;

public interface ILookup<T>
{
    Task<T?> FindAsync([CircuitKey, CacheKey] T key);

    Type TypeOf(T? ofThis);
}
