namespace Resilience.GeneratedTests;

/// <summary>Disposable either way, although its interface promises one only.</summary>
internal sealed class Cellar<T>(DisposalLog log) : ICellar<T>, IDisposable
{
    public T Take(T item) => item;

    public void Dispose() => log.Add(typeof(T));

    public ValueTask DisposeAsync()
    {
        log.Add(typeof(T));
        return default;
    }
}
