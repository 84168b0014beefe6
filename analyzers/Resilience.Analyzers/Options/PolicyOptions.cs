using Resilience.Generators.Eligibility;

namespace Resilience.Analyzers.Options;

/// <summary>The options of every policy, with default and range. A test compares them with the attributes.</summary>
internal static class PolicyOptions
{
    private static readonly Dictionary<PolicyKind, PolicyOption[]> ByKind = new()
    {
        [PolicyKind.CircuitBreaker] =
        [
            PolicyOption.Between("FailureThreshold", 5, 0, 65_535),
            PolicyOption.Fraction("ErrorThresholdPercentage", 0, 100),
            PolicyOption.Duration("SlowCallThreshold", 0),
            PolicyOption.Share("SlowCallPercentage", 100),
            PolicyOption.AtLeast("VolumeThreshold", 10, 1),
            PolicyOption.Duration("RollingWindow", 10_000, 1_000),
            PolicyOption.AtLeast("RollingWindowCalls", 0, 0),
            PolicyOption.Duration("ResetTimeout", 30_000),
            PolicyOption.Factor("ResetTimeoutMultiplier", 1),
            PolicyOption.Duration("MaxResetTimeout", 300_000),
            PolicyOption.Fraction("ResetJitter", 0, 1),
            PolicyOption.Between("HalfOpenPermits", 1, 1, 255),
            PolicyOption.Between("SuccessThreshold", 1, 1, 255),
            PolicyOption.Duration("HalfOpenTimeout", 0),
            PolicyOption.Duration("WarmUp", 0),
            PolicyOption.AtLeast("MaxKeys", 1_024, 1),
            PolicyOption.OneOf("Mode", "Enforce", "Observe"),
        ],
        [PolicyKind.Timeout] = [PolicyOption.Duration("Milliseconds", 0).Positional()],
        [PolicyKind.TotalTimeout] = [PolicyOption.Duration("Milliseconds", 0).Positional()],
        [PolicyKind.Retry] =
        [
            PolicyOption.AtLeast("MaxRetries", 3, 0).Positional(),
            PolicyOption.Duration("Delay", 200),
            PolicyOption.Duration("MaxDelay", 30_000),
            PolicyOption.OneOf("Backoff", "Exponential", "Linear", "Constant"),
            PolicyOption.Factor("Multiplier", 2),
            PolicyOption.Duration("MaxDuration", 0),
            PolicyOption.Fraction("Budget", 0, 1),
        ],
        [PolicyKind.Hedge] = [PolicyOption.Duration("Delay", 0).Positional(), PolicyOption.Between("MaxHedgedAttempts", 1, 1, 10)],
        [PolicyKind.RateLimit] =
        [
            PolicyOption.AtLeast("Permits", 0, 0).Positional(),
            PolicyOption.Duration("Window", 1_000, 1),
            PolicyOption.OneOf("Kind", "FixedWindow", "SlidingWindow", "TokenBucket"),
            PolicyOption.AtLeast("QueueLimit", 0, 0),
        ],
        [PolicyKind.Bulkhead] = [PolicyOption.AtLeast("MaxConcurrency", 0, 0).Positional(), PolicyOption.AtLeast("MaxQueue", 0, 0)],
        [PolicyKind.Cache] = [PolicyOption.Duration("Duration", 0).Positional()],
        [PolicyKind.Fallback] = [PolicyOption.Flags("When", "CircuitOpen", "Timeout", "Rejected", "Exception")],
        [PolicyKind.Coalesce] = [],
    };

    /// <summary>The options of a policy.</summary>
    public static IReadOnlyList<PolicyOption> Of(PolicyKind kind) => ByKind[kind];

    public static PolicyOption Of(PolicyKind kind, string name) => ByKind[kind].First(option => option.Name == name);
}
