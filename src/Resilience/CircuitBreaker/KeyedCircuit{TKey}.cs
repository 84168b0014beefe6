namespace Resilience.Execution;

/// <summary>A circuit of a key, and when it was used last, counted in uses of the table.</summary>
/// <remarks>It keeps the hash code that its key had when it came: keys may change.</remarks>
internal sealed class KeyedCircuit<TKey>(TKey key, int hash, CircuitBreaker circuit, long usedAt)
{
    private long _usedAt = usedAt;

    public TKey Key => key;

    public int Hash => hash;

    public CircuitBreaker Circuit => circuit;

    public long UsedAt
    {
        get => Volatile.Read(ref _usedAt);
        set => Volatile.Write(ref _usedAt, value);
    }
}
