namespace Resilience.GeneratedTests;

[TotalTimeout(3_000), Retry(1, Delay = 100, Jitter = false, Handle = [typeof(RateLimitedException)]), RateLimit(1, Window = 5_000)]
public interface IRateRetriedInTime : ICalls;
