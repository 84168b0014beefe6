using Resilience.Execution;

namespace Resilience.Tests;

/// <summary>Every option of every policy with values that are out of its range, in each of the three ways in which it can be set.</summary>
internal static class OptionTable
{
    public static IReadOnlyList<OptionRow> Rows { get; } =
    [
        Breaker("FailureThreshold", "-1", () => _ = new CircuitBreakerAttribute { FailureThreshold = -1 }, new() { FailureThreshold = -1 }, "between 0 and 65535"),
        Breaker("FailureThreshold", "65536", () => _ = new CircuitBreakerAttribute { FailureThreshold = 65_536 }, new() { FailureThreshold = 65_536 }, "between 0 and 65535"),
        Breaker("ErrorThresholdPercentage", "-1", () => _ = new CircuitBreakerAttribute { ErrorThresholdPercentage = -1 }, new() { ErrorThresholdPercentage = -1 }, "between 0 and 100"),
        Breaker("ErrorThresholdPercentage", "100.5", () => _ = new CircuitBreakerAttribute { ErrorThresholdPercentage = 100.5 }, new() { ErrorThresholdPercentage = 100.5 }, "between 0 and 100"),
        Breaker("ErrorThresholdPercentage", "NaN", () => _ = new CircuitBreakerAttribute { ErrorThresholdPercentage = double.NaN }, new() { ErrorThresholdPercentage = double.NaN }, "between 0 and 100"),
        Breaker("SlowCallThreshold", "-1", () => _ = new CircuitBreakerAttribute { SlowCallThreshold = -1 }, new() { SlowCallThreshold = Milliseconds(-1) }, "0 or more", "0 ms or more"),
        Breaker("SlowCallPercentage", "0", () => _ = new CircuitBreakerAttribute { SlowCallPercentage = 0 }, new() { SlowCallPercentage = 0 }, "above 0 and at most 100"),
        Breaker("SlowCallPercentage", "101", () => _ = new CircuitBreakerAttribute { SlowCallPercentage = 101 }, new() { SlowCallPercentage = 101 }, "above 0 and at most 100"),
        Breaker("VolumeThreshold", "0", () => _ = new CircuitBreakerAttribute { VolumeThreshold = 0 }, new() { VolumeThreshold = 0 }, "1 or more"),
        Breaker("RollingWindow", "999", () => _ = new CircuitBreakerAttribute { RollingWindow = 999 }, new() { RollingWindow = Milliseconds(999) }, "1000 or more", "1000 ms or more"),
        Breaker("RollingWindowCalls", "-1", () => _ = new CircuitBreakerAttribute { RollingWindowCalls = -1 }, new() { RollingWindowCalls = -1 }, "0 or more"),
        Breaker("ResetTimeout", "-1", () => _ = new CircuitBreakerAttribute { ResetTimeout = -1 }, new() { ResetTimeout = Milliseconds(-1) }, "0 or more", "0 ms or more"),
        Breaker("ResetTimeoutMultiplier", "0.9", () => _ = new CircuitBreakerAttribute { ResetTimeoutMultiplier = 0.9 }, new() { ResetTimeoutMultiplier = 0.9 }, "1 or more, and finite"),
        Breaker("ResetTimeoutMultiplier", "Infinity", () => _ = new CircuitBreakerAttribute { ResetTimeoutMultiplier = double.PositiveInfinity }, new() { ResetTimeoutMultiplier = double.PositiveInfinity }, "1 or more, and finite"),
        Breaker("MaxResetTimeout", "-1", () => _ = new CircuitBreakerAttribute { MaxResetTimeout = -1 }, new() { MaxResetTimeout = Milliseconds(-1) }, "0 or more", "0 ms or more"),
        Breaker("ResetJitter", "-0.1", () => _ = new CircuitBreakerAttribute { ResetJitter = -0.1 }, new() { ResetJitter = -0.1 }, "between 0 and 1"),
        Breaker("ResetJitter", "1.5", () => _ = new CircuitBreakerAttribute { ResetJitter = 1.5 }, new() { ResetJitter = 1.5 }, "between 0 and 1"),
        Breaker("HalfOpenPermits", "0", () => _ = new CircuitBreakerAttribute { HalfOpenPermits = 0 }, new() { HalfOpenPermits = 0 }, "between 1 and 255"),
        Breaker("HalfOpenPermits", "256", () => _ = new CircuitBreakerAttribute { HalfOpenPermits = 256 }, new() { HalfOpenPermits = 256 }, "between 1 and 255"),
        Breaker("SuccessThreshold", "0", () => _ = new CircuitBreakerAttribute { SuccessThreshold = 0 }, new() { SuccessThreshold = 0 }, "between 1 and 255"),
        Breaker("SuccessThreshold", "256", () => _ = new CircuitBreakerAttribute { SuccessThreshold = 256 }, new() { SuccessThreshold = 256 }, "between 1 and 255"),
        Breaker("HalfOpenTimeout", "-1", () => _ = new CircuitBreakerAttribute { HalfOpenTimeout = -1 }, new() { HalfOpenTimeout = Milliseconds(-1) }, "0 or more", "0 ms or more"),
        Breaker("WarmUp", "-1", () => _ = new CircuitBreakerAttribute { WarmUp = -1 }, new() { WarmUp = Milliseconds(-1) }, "0 or more", "0 ms or more"),
        Breaker("MaxKeys", "0", () => _ = new CircuitBreakerAttribute { MaxKeys = 0 }, new() { MaxKeys = 0 }, "1 or more"),
        Breaker("Mode", "Both", () => _ = new CircuitBreakerAttribute { Mode = (CircuitBreakerMode)2 }, new() { Mode = (CircuitBreakerMode)2 }, "one of Enforce, Observe"),
        Own("Timeout", "Milliseconds", "-1", () => _ = new TimeoutAttribute(-1), new() { Timeout = -1 }, "0 or more", "1 or more", inOptions: "Timeout"),
        Own("TotalTimeout", "Milliseconds", "-1", () => _ = new TotalTimeoutAttribute(-1), new() { TotalTimeout = -1 }, "0 or more", "1 or more", inOptions: "TotalTimeout"),
        Retry("MaxRetries", "-1", () => _ = new RetryAttribute(-1), new() { MaxRetries = -1 }, "0 or more"),
        Retry("Delay", "-1", () => _ = new RetryAttribute { Delay = -1 }, new() { Delay = -1 }, "0 or more"),
        Retry("MaxDelay", "-1", () => _ = new RetryAttribute { MaxDelay = -1 }, new() { MaxDelay = -1 }, "0 or more"),
        Retry("Backoff", "Quadratic", () => _ = new RetryAttribute { Backoff = (RetryBackoff)3 }, new() { Backoff = (RetryBackoff)3 }, "one of Exponential, Linear, Constant"),
        Retry("Multiplier", "0.5", () => _ = new RetryAttribute { Multiplier = 0.5 }, new() { Multiplier = 0.5 }, "1 or more, and finite"),
        Retry("Multiplier", "NaN", () => _ = new RetryAttribute { Multiplier = double.NaN }, new() { Multiplier = double.NaN }, "1 or more, and finite"),
        Retry("MaxDuration", "-1", () => _ = new RetryAttribute { MaxDuration = -1 }, new() { MaxDuration = -1 }, "0 or more"),
        Retry("Budget", "-0.1", () => _ = new RetryAttribute { Budget = -0.1 }, new() { Budget = -0.1 }, "between 0 and 1"),
        Retry("Budget", "1.5", () => _ = new RetryAttribute { Budget = 1.5 }, new() { Budget = 1.5 }, "between 0 and 1"),
        Own("Fallback", "When", "Never", () => _ = new FallbackAttribute("Other") { When = (FallbackWhen)16 }, new() { Fallback = new FallbackOptions { When = (FallbackWhen)16 } }, "flags of CircuitOpen, Timeout, Rejected, Exception", configured: "one of CircuitOpen, Timeout, Rejected, Exception, Any"),
        Own("Hedge", "Delay", "-1", () => _ = new HedgeAttribute(-1), new() { Hedge = new HedgeOptions { Delay = -1 } }, "0 or more", "1 or more"),
        Own("Hedge", "MaxHedgedAttempts", "0", () => _ = new HedgeAttribute(1) { MaxHedgedAttempts = 0 }, new() { Hedge = new HedgeOptions { Delay = 1, MaxHedgedAttempts = 0 } }, "between 1 and 10"),
        Own("Hedge", "MaxHedgedAttempts", "11", () => _ = new HedgeAttribute(1) { MaxHedgedAttempts = 11 }, new() { Hedge = new HedgeOptions { Delay = 1, MaxHedgedAttempts = 11 } }, "between 1 and 10"),
        Own("Cache", "Duration", "-1", () => _ = new CacheAttribute(-1), new() { Cache = new CacheOptions { Duration = -1 } }, "0 or more", "1 or more"),
        Bulkhead("MaxConcurrency", "-1", () => _ = new BulkheadAttribute(-1), new() { MaxConcurrency = -1 }, "0 or more", "1 or more"),
        Bulkhead("MaxQueue", "-1", () => _ = new BulkheadAttribute(1) { MaxQueue = -1 }, new() { MaxConcurrency = 1, MaxQueue = -1 }, "0 or more"),
        RateLimit("Permits", "-1", () => _ = new RateLimitAttribute(-1), new() { Permits = -1 }, "0 or more", "1 or more"),
        RateLimit("Window", "0", () => _ = new RateLimitAttribute(1) { Window = 0 }, new() { Permits = 1, Window = 0 }, "1 or more"),
        RateLimit("Kind", "Leaky", () => _ = new RateLimitAttribute(1) { Kind = (RateLimitKind)3 }, new() { Permits = 1, Kind = (RateLimitKind)3 }, "one of FixedWindow, SlidingWindow, TokenBucket"),
        RateLimit("QueueLimit", "-1", () => _ = new RateLimitAttribute(1) { QueueLimit = -1 }, new() { Permits = 1, QueueLimit = -1 }, "0 or more"),
    ];

    private static TimeSpan Milliseconds(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    private static OptionRow Breaker(string option, string text, Action attribute, CircuitBreakerOptions options, string allowed, string? ofOptions = null)
        => new("CircuitBreaker", option, text, attribute, binder => binder.Circuit("M", options), allowed, ofOptions ?? allowed, ofOptions ?? allowed);

    private static OptionRow Own(string policy, string option, string text, Action attribute, GuardOptions options, string allowed, string? ofOptions = null, string? configured = null, string? inOptions = null)
        => new(policy, option, text, attribute, binder => binder.Guard("M", options), allowed, ofOptions ?? allowed, configured ?? allowed) { OptionInOptions = inOptions ?? option };

    private static OptionRow Retry(string option, string text, Action attribute, RetryOptions options, string allowed)
        => Own("Retry", option, text, attribute, new GuardOptions { Retry = options }, allowed);

    private static OptionRow Bulkhead(string option, string text, Action attribute, BulkheadOptions options, string allowed, string? ofOptions = null)
        => new("Bulkhead", option, text, attribute, binder => binder.Bulkhead("M", options), allowed, ofOptions ?? allowed, allowed);

    private static OptionRow RateLimit(string option, string text, Action attribute, RateLimitOptions options, string allowed, string? ofOptions = null)
        => new("RateLimit", option, text, attribute, binder => binder.RateLimit("M", options), allowed, ofOptions ?? allowed, allowed);
}
