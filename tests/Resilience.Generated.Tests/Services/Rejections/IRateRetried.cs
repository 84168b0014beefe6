namespace Resilience.GeneratedTests;

[Retry(1, Delay = 100, Jitter = false, Handle = [typeof(RateLimitedException)]), RateLimit(1, Window = 5_000)]
public interface IRateRetried : ICalls;
