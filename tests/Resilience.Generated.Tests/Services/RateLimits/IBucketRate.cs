namespace Resilience.GeneratedTests;

[RateLimit(2, Kind = RateLimitKind.TokenBucket)]
public interface IBucketRate : ICalls;
