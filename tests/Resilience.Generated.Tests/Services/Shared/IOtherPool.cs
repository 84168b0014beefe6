namespace Resilience.GeneratedTests;

public interface IOtherPool
{
    [Bulkhead(2, Name = "pool")]
    Task<int> ReadAsync();
}
