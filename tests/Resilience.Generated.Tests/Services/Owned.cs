namespace Resilience.GeneratedTests;

/// <summary>Counts its disposals.</summary>
internal sealed class Owned : IOwned
{
    public int Disposals { get; private set; }

    public void Run()
    {
    }

    public void Dispose() => Disposals++;

    public ValueTask DisposeAsync()
    {
        Disposals++;
        return default;
    }
}
