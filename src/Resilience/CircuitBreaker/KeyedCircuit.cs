namespace Resilience;

/// <summary>A circuit of a key, and when it was used last, counted in uses of the table.</summary>
internal sealed class KeyedCircuit(CircuitBreaker circuit, long usedAt)
{
    private long _usedAt = usedAt;

    public CircuitBreaker Circuit => circuit;

    public long UsedAt
    {
        get => Volatile.Read(ref _usedAt);
        set => Volatile.Write(ref _usedAt, value);
    }
}
