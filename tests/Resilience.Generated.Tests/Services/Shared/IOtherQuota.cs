namespace Resilience.GeneratedTests;

public interface IOtherQuota
{
    [RateLimit(1, Window = 2_000, Name = "quota")]
    Task<int> CountAsync();
}
