namespace Resilience.GeneratedTests;

public interface IPoolWriter
{
    [Bulkhead(1, Name = "pool")]
    ValueTask<int> WriteAsync();

    [RateLimit(1, Name = "quota")]
    int Add();

    [Bulkhead(1), RateLimit(1)]
    Task<int> AloneAsync();
}
