namespace Resilience.GeneratedTests;

/// <summary>Hands out what it is asked for, cannot count, and notes its disposals.</summary>
internal sealed class Shelf<T>(DisposalLog log) : IShelf<T>
{
    public T Take(T item) => item;

    public int Count() => throw new InvalidOperationException("cannot count");

    public void Dispose() => log.Add(typeof(T));
}
