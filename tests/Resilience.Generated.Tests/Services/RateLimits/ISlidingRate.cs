namespace Resilience.GeneratedTests;

[RateLimit(2, Kind = RateLimitKind.SlidingWindow)]
public interface ISlidingRate : ICalls;
