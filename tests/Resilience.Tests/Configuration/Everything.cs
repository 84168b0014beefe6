using Resilience.Execution;

namespace Resilience.Tests;

/// <summary>An interface with one method that has all policies.</summary>
internal static class Everything
{
    public static GuardedService Described() => PolicyBinder.DescriptionOf(typeof(IGateway), serviceKey: null, static binder => Declare(binder));

    public static MethodGuard Declare(PolicyBinder binder) => binder.Guard("M", new GuardOptions
    {
        Circuit = binder.Circuit("M", new CircuitBreakerOptions()),
        RateLimit = binder.RateLimit("M", new RateLimitOptions { Permits = 100 }),
        Bulkhead = binder.Bulkhead("M", new BulkheadOptions { MaxConcurrency = 10 }),
        Timeout = 5_000,
        TotalTimeout = 60_000,
        Retry = new RetryOptions(),
        Hedge = new HedgeOptions { Delay = 1_000 },
        Cache = new CacheOptions { Duration = 1_000 },
        Fallback = new FallbackOptions(),
    });
}
