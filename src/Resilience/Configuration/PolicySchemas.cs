using System.Collections.Frozen;
using Resilience.Execution;

namespace Resilience;

/// <summary>The policies that can be configured. Ranges are not repeated here: the policies check their options themselves.</summary>
internal static class PolicySchemas
{
    private const string TypesAreCode = "Which exceptions and results are failures is decided in code, by the attribute.";
    private const string NamesAreCode = "A name is decided in code, by the attribute: what others share must not depend on configuration.";

    public static PolicySchema<CircuitBreakerOptions> CircuitBreaker { get; } = new("CircuitBreaker", new CircuitBreakerOptions { Name = "circuit" })
    {
        CodeOnly = CodeOnly(("Handle", TypesAreCode), ("Ignore", TypesAreCode), ("Classifier", TypesAreCode), ("Name", NamesAreCode)),
        Check = static options => CircuitSettings.From(options),
        Merge = static (options, section) => new CircuitBreakerOptions
        {
            Name = options.Name,
            FailureThreshold = section.Int32(nameof(options.FailureThreshold)) ?? options.FailureThreshold,
            ErrorThresholdPercentage = section.Double(nameof(options.ErrorThresholdPercentage)) ?? options.ErrorThresholdPercentage,
            SlowCallThreshold = section.Duration(nameof(options.SlowCallThreshold)) ?? options.SlowCallThreshold,
            SlowCallPercentage = section.Double(nameof(options.SlowCallPercentage)) ?? options.SlowCallPercentage,
            VolumeThreshold = section.Int32(nameof(options.VolumeThreshold)) ?? options.VolumeThreshold,
            RollingWindow = section.Duration(nameof(options.RollingWindow)) ?? options.RollingWindow,
            RollingWindowCalls = section.Int32(nameof(options.RollingWindowCalls)) ?? options.RollingWindowCalls,
            ResetTimeout = section.Duration(nameof(options.ResetTimeout)) ?? options.ResetTimeout,
            ResetTimeoutMultiplier = section.Double(nameof(options.ResetTimeoutMultiplier)) ?? options.ResetTimeoutMultiplier,
            MaxResetTimeout = section.Duration(nameof(options.MaxResetTimeout)) ?? options.MaxResetTimeout,
            ResetJitter = section.Double(nameof(options.ResetJitter)) ?? options.ResetJitter,
            HalfOpenPermits = section.Int32(nameof(options.HalfOpenPermits)) ?? options.HalfOpenPermits,
            SuccessThreshold = section.Int32(nameof(options.SuccessThreshold)) ?? options.SuccessThreshold,
            HalfOpenTimeout = section.Duration(nameof(options.HalfOpenTimeout)) ?? options.HalfOpenTimeout,
            WarmUp = section.Duration(nameof(options.WarmUp)) ?? options.WarmUp,
            MaxKeys = section.Int32(nameof(options.MaxKeys)) ?? options.MaxKeys,
            Mode = section.Enum<CircuitBreakerMode>(nameof(options.Mode)) ?? options.Mode,
            Handle = options.Handle,
            Ignore = options.Ignore,
            Classifier = options.Classifier,
        },
    };

    public static PolicySchema<int> Timeout { get; } = Milliseconds("Timeout");

    public static PolicySchema<int> TotalTimeout { get; } = Milliseconds("TotalTimeout");

    public static PolicySchema<RetryOptions> Retry { get; } = new("Retry", new RetryOptions())
    {
        Shorthand = nameof(RetryOptions.MaxRetries),
        CodeOnly = CodeOnly(
            ("Handle", TypesAreCode),
            ("Ignore", TypesAreCode),
            ("Classifier", TypesAreCode),
            ("Idempotent", "Whether a call may be repeated is decided in code, by the attribute.")),
        Check = RetryPolicy.Check,
        IsOff = static options => options.MaxRetries == 0,
        Merge = static (options, section) => new RetryOptions
        {
            MaxRetries = section.Int32(nameof(options.MaxRetries)) ?? options.MaxRetries,
            Delay = section.Milliseconds(nameof(options.Delay)) ?? options.Delay,
            MaxDelay = section.Milliseconds(nameof(options.MaxDelay)) ?? options.MaxDelay,
            Backoff = section.Enum<RetryBackoff>(nameof(options.Backoff)) ?? options.Backoff,
            Multiplier = section.Double(nameof(options.Multiplier)) ?? options.Multiplier,
            Jitter = section.Boolean(nameof(options.Jitter)) ?? options.Jitter,
            MaxDuration = section.Milliseconds(nameof(options.MaxDuration)) ?? options.MaxDuration,
            Budget = section.Double(nameof(options.Budget)) ?? options.Budget,
            Handle = options.Handle,
            Ignore = options.Ignore,
            Classifier = options.Classifier,
        },
    };

    public static PolicySchema<FallbackWhen> Fallback { get; } = new("Fallback", FallbackWhen.Any)
    {
        CodeOnly = CodeOnly(
            ("Handle", TypesAreCode),
            ("Ignore", TypesAreCode),
            ("Method", "Who answers is decided in code, by the attribute."),
            ("Type", "Who answers is decided in code, by the attribute.")),
        Check = static when => Range.Flags(when, "When"),
        Merge = static (when, section) => section.Enum<FallbackWhen>("When") ?? when,
    };

    /// <summary>All of them, by name.</summary>
    public static FrozenDictionary<string, PolicySchema> All { get; }
        = new PolicySchema[] { CircuitBreaker, Timeout, TotalTimeout, Retry, Fallback }.ToFrozenDictionary(static schema => schema.Name, StringComparer.OrdinalIgnoreCase);

    private static PolicySchema<int> Milliseconds(string name) => new(name, 1)
    {
        Shorthand = "Milliseconds",
        Check = static milliseconds => Range.AtLeast(milliseconds, 0, "Milliseconds"),
        IsOff = static milliseconds => milliseconds == 0,
        Merge = static (milliseconds, section) => section.Milliseconds("Milliseconds") ?? milliseconds,
    };

    private static Dictionary<string, string> CodeOnly(params ReadOnlySpan<(string Property, string Reason)> properties)
    {
        Dictionary<string, string> reasons = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string property, string reason) in properties)
        {
            reasons.Add(property, reason);
        }

        return reasons;
    }
}
