using System.Collections.Frozen;
using Resilience.Execution;

namespace Resilience;

/// <summary>The policies that can be configured. Ranges are not repeated here: the policies check their options themselves.</summary>
internal static class PolicySchemas
{
    private const string TypesAreCode = "Which exceptions and results are failures is decided in code, by the attribute.";
    private const string AnswersAreCode = "Who answers is decided in code, by the attribute.";
    private const string TokensAreCode = "How a callee treats its token is decided in code, by the attribute.";
    private const string NamesAreCode = "A name is decided in code, by the attribute: what others share must not depend on configuration.";

    public static PolicySchema<CircuitBreakerOptions> CircuitBreaker { get; } = new("CircuitBreaker", new CircuitBreakerOptions { Name = "circuit" })
    {
        CodeOnly = CodeOnly(("Handle", TypesAreCode), ("Ignore", TypesAreCode), ("Classifier", TypesAreCode), ("Name", NamesAreCode)),
        CheckOptions = static options => CircuitSettings.From(options.Named(options.Name ?? "circuit")),
        Values = static options => CircuitSettings.From(options.Named(options.Name ?? "circuit")),
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

    public static PolicySchema<int> Timeout { get; } = Milliseconds("Timeout", ("Abandon", TokensAreCode), ("FreshToken", TokensAreCode));

    public static PolicySchema<int> TotalTimeout { get; } = Milliseconds("TotalTimeout");

    public static PolicySchema<RetryOptions> Retry { get; } = new("Retry", new RetryOptions())
    {
        Shorthand = nameof(RetryOptions.MaxRetries),
        CodeOnly = CodeOnly(
            ("Handle", TypesAreCode),
            ("Ignore", TypesAreCode),
            ("Classifier", TypesAreCode),
            ("Idempotent", "Whether a call may be repeated is decided in code, by the attribute.")),
        CheckOptions = RetryPolicy.Check,
        IsOff = static options => options.MaxRetries == 0,
        Values = static options => (options.MaxRetries, options.Delay, options.MaxDelay, options.Backoff, options.Multiplier, options.Jitter, options.MaxDuration, options.Budget),
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

    public static PolicySchema<HedgeOptions> Hedge { get; } = new("Hedge", new HedgeOptions { Delay = 1 })
    {
        Shorthand = nameof(HedgeOptions.Delay),
        CheckOptions = static options =>
        {
            Range.AtLeast(options.Delay, 0, nameof(options.Delay));
            Range.Between(options.MaxHedgedAttempts, 1, HedgePolicy.MaxAttempts, nameof(options.MaxHedgedAttempts));
        },
        IsOff = static options => options.Delay == 0,
        Values = static options => (options.Delay, options.MaxHedgedAttempts),
        Merge = static (options, section) => new HedgeOptions
        {
            Delay = section.Milliseconds(nameof(options.Delay)) ?? options.Delay,
            MaxHedgedAttempts = section.Int32(nameof(options.MaxHedgedAttempts)) ?? options.MaxHedgedAttempts,
        },
    };

    public static PolicySchema<BulkheadOptions> Bulkhead { get; } = new("Bulkhead", new BulkheadOptions { MaxConcurrency = 1 })
    {
        Shorthand = nameof(BulkheadOptions.MaxConcurrency),
        CodeOnly = CodeOnly(("Name", NamesAreCode)),
        CheckOptions = static options =>
        {
            Range.AtLeast(options.MaxConcurrency, 0, nameof(options.MaxConcurrency));
            Range.AtLeast(options.MaxQueue, 0, nameof(options.MaxQueue));
        },
        IsOff = static options => options.MaxConcurrency == 0,
        Values = static options => (options.MaxConcurrency, options.MaxQueue),
        Merge = static (options, section) => new BulkheadOptions
        {
            MaxConcurrency = section.Int32(nameof(options.MaxConcurrency)) ?? options.MaxConcurrency,
            MaxQueue = section.Int32(nameof(options.MaxQueue)) ?? options.MaxQueue,
            Name = options.Name,
        },
    };

    public static PolicySchema<RateLimitOptions> RateLimit { get; } = new("RateLimit", new RateLimitOptions { Permits = 1 })
    {
        Shorthand = nameof(RateLimitOptions.Permits),
        CodeOnly = CodeOnly(("Name", NamesAreCode)),
        CheckOptions = static options =>
        {
            Range.AtLeast(options.Permits, 0, nameof(options.Permits));
            Range.AtLeast(options.Window, 1, nameof(options.Window));
            Range.Defined(options.Kind, nameof(options.Kind));
            Range.AtLeast(options.QueueLimit, 0, nameof(options.QueueLimit));
        },
        IsOff = static options => options.Permits == 0,
        Values = static options => (options.Permits, options.Window, options.Kind, options.QueueLimit),
        Merge = static (options, section) => new RateLimitOptions
        {
            Permits = section.Int32(nameof(options.Permits)) ?? options.Permits,
            Window = section.Milliseconds(nameof(options.Window)) ?? options.Window,
            Kind = section.Enum<RateLimitKind>(nameof(options.Kind)) ?? options.Kind,
            QueueLimit = section.Int32(nameof(options.QueueLimit)) ?? options.QueueLimit,
            Name = options.Name,
        },
    };

    public static PolicySchema<FallbackOptions> Fallback { get; } = new("Fallback", new FallbackOptions())
    {
        CodeOnly = CodeOnly(("Handle", TypesAreCode), ("Ignore", TypesAreCode), ("Method", AnswersAreCode), ("Type", AnswersAreCode)),
        CheckOptions = static options => Range.Flags(options.When, nameof(options.When)),
        Values = static options => options.When,
        Merge = static (options, section) => new FallbackOptions
        {
            When = section.Enum<FallbackWhen>(nameof(options.When)) ?? options.When,
            Handle = options.Handle,
            Ignore = options.Ignore,
            Rejections = options.Rejections,
        },
    };

    public static PolicySchema<int> Cache { get; } = new("Cache", 1)
    {
        Shorthand = nameof(CacheOptions.Duration),
        CheckOptions = static duration => Range.AtLeast(duration, 0, nameof(CacheOptions.Duration)),
        IsOff = static duration => duration == 0,
        Values = static duration => duration,
        Merge = static (duration, section) => section.Milliseconds(nameof(CacheOptions.Duration)) ?? duration,
    };

    /// <summary>There is nothing to set but whether it acts.</summary>
    public static PolicySchema<bool> Coalesce { get; } = new("Coalesce", true)
    {
        CheckOptions = static _ => { },
        Values = static coalesces => coalesces,
        Merge = static (coalesces, _) => coalesces,
    };

    /// <summary>All of them, by name.</summary>
    public static FrozenDictionary<string, PolicySchema> All { get; }
        = new PolicySchema[] { CircuitBreaker, RateLimit, Timeout, TotalTimeout, Bulkhead, Retry, Hedge, Coalesce, Cache, Fallback }.ToFrozenDictionary(static schema => schema.Name, StringComparer.OrdinalIgnoreCase);

    private static PolicySchema<int> Milliseconds(string name, params ReadOnlySpan<(string Property, string Reason)> codeOnly) => new(name, 1)
    {
        CodeOnly = CodeOnly(codeOnly),
        Shorthand = "Milliseconds",
        CheckOptions = static milliseconds => Range.AtLeast(milliseconds, 0, "Milliseconds"),
        IsOff = static milliseconds => milliseconds == 0,
        Values = static milliseconds => milliseconds,
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
