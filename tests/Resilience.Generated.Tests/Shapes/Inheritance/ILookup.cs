namespace Resilience.GeneratedTests.EveryShape;

public interface ILookup<T>
{
    Task<T?> FindAsync(T key);

    Type TypeOf(T? ofThis);
}
