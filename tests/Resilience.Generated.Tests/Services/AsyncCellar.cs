namespace Resilience.GeneratedTests;

/// <summary>Disposable asynchronously only.</summary>
internal sealed class AsyncCellar<T>(DisposalLog log) : ICellar<T>
{
    public T Take(T item) => item;

    public ValueTask DisposeAsync()
    {
        log.Add(typeof(T));
        return default;
    }
}
