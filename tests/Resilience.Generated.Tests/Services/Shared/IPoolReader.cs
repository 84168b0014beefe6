namespace Resilience.GeneratedTests;

public interface IPoolReader
{
    [Bulkhead(1, Name = "pool")]
    Task<int> ReadAsync();

    [RateLimit(1, Name = "quota")]
    Task<int> CountAsync();

    [Bulkhead(1), RateLimit(1)]
    Task<int> AloneAsync();
}
