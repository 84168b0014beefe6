namespace Resilience.GeneratedTests.EveryShape;

public interface INullablesBase<T, TList>
{
    T Get(T value, TList list);

    Task<TList> ListAsync(T? value);
}
