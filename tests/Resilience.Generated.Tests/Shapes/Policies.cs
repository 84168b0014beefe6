namespace Resilience.GeneratedTests.EveryShape;

/// <summary>The policies that apply to a shape.</summary>
public static class Policies
{
    public static TheoryData<Policy> Every => [.. Enum.GetValues<Policy>()];

    /// <summary>Those of a method that returns by reference: no fallback can answer for it.</summary>
    public static TheoryData<Policy> WithoutFallback => [Policy.None, Policy.CircuitBreaker, Policy.Timeout, Policy.TotalTimeout, Policy.Retry, Policy.RateLimit, Policy.Bulkhead, Policy.Hedge, Policy.Coalesce, Policy.Cache, Policy.All];

    /// <summary>Those of a method whose like cannot be declared a second time in its interface, for a fallback to name.</summary>
    public static TheoryData<Policy> WithoutFallbackMethod => [.. Enum.GetValues<Policy>().Where(policy => policy != Policy.FallbackMethod)];

    /// <summary>Those of a task-returning method with parameters that cannot outlive the call: what would have to wait is refused.</summary>
    public static TheoryData<Policy> WithoutWaiting => [Policy.None, Policy.CircuitBreaker, Policy.Timeout, Policy.TotalTimeout, Policy.RateLimit, Policy.Bulkhead];
}
