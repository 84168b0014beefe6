namespace Resilience;

/// <summary>Checked options in the units of the engine: milliseconds, and nothing left to choose.</summary>
internal sealed record CircuitSettings
{
    private const long DefaultHalfOpenTimeout = 30_000;

    public required string Name { get; init; }

    public required int FailureThreshold { get; init; }

    public required double ErrorThresholdPercentage { get; init; }

    public required long SlowCallThreshold { get; init; }

    public required double SlowCallPercentage { get; init; }

    public required int VolumeThreshold { get; init; }

    public required long RollingWindow { get; init; }

    public required int RollingWindowCalls { get; init; }

    public required long ResetTimeout { get; init; }

    public required double ResetTimeoutMultiplier { get; init; }

    public required long MaxResetTimeout { get; init; }

    public required double ResetJitter { get; init; }

    public required int HalfOpenPermits { get; init; }

    public required int SuccessThreshold { get; init; }

    public required long HalfOpenTimeout { get; init; }

    public required long WarmUp { get; init; }

    public required CircuitBreakerMode Mode { get; init; }

    public required int MaxKeys { get; init; }

    public bool JudgesErrors => ErrorThresholdPercentage > 0;

    public bool JudgesSlowCalls => SlowCallThreshold > 0;

    public bool HasWindow => JudgesErrors || JudgesSlowCalls;

    /// <exception cref="ArgumentException">A value is out of its range, missing, or at odds with another; the message names it.</exception>
    public static CircuitSettings From(CircuitBreakerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string name = string.IsNullOrWhiteSpace(options.Name)
            ? throw new ArgumentException("Name is missing; a circuit breaker needs one.", nameof(options))
            : options.Name;
        bool hasPercentage = options.ErrorThresholdPercentage > 0 || options.SlowCallThreshold > TimeSpan.Zero;
        long reset = Duration(options.ResetTimeout, TimeSpan.Zero, nameof(options.ResetTimeout));
        long halfOpen = Duration(options.HalfOpenTimeout, TimeSpan.Zero, nameof(options.HalfOpenTimeout));
        int calls = Range.AtLeast(options.RollingWindowCalls, 0, nameof(options.RollingWindowCalls));
        return new CircuitSettings
        {
            Name = name,
            FailureThreshold = options.FailureThreshold is { } failures
                ? Range.Between(failures, 0, CircuitBreakerOptions.MaxFailureThreshold, nameof(options.FailureThreshold))
                : hasPercentage ? 0 : CircuitBreakerOptions.DefaultFailureThreshold,
            ErrorThresholdPercentage = Range.Between(options.ErrorThresholdPercentage, 0, 100, nameof(options.ErrorThresholdPercentage)),
            SlowCallThreshold = Duration(options.SlowCallThreshold, TimeSpan.Zero, nameof(options.SlowCallThreshold)),
            SlowCallPercentage = Range.Positive(options.SlowCallPercentage, 100, nameof(options.SlowCallPercentage)),
            VolumeThreshold = Volume(options.VolumeThreshold, calls),
            RollingWindow = Duration(options.RollingWindow, TimeSpan.FromSeconds(1), nameof(options.RollingWindow)),
            RollingWindowCalls = calls,
            ResetTimeout = reset,
            ResetTimeoutMultiplier = Range.AtLeast(options.ResetTimeoutMultiplier, 1, nameof(options.ResetTimeoutMultiplier)),
            MaxResetTimeout = Math.Max(reset, Duration(options.MaxResetTimeout, TimeSpan.Zero, nameof(options.MaxResetTimeout))),
            ResetJitter = Range.Between(options.ResetJitter, 0, 1, nameof(options.ResetJitter)),
            HalfOpenPermits = Range.Between(options.HalfOpenPermits, 1, 255, nameof(options.HalfOpenPermits)),
            SuccessThreshold = Range.Between(options.SuccessThreshold, 1, 255, nameof(options.SuccessThreshold)),
            HalfOpenTimeout = halfOpen > 0 ? halfOpen : reset > 0 ? reset : DefaultHalfOpenTimeout,
            WarmUp = Duration(options.WarmUp, TimeSpan.Zero, nameof(options.WarmUp)),
            Mode = Range.Defined(options.Mode, nameof(options.Mode)),
            MaxKeys = Range.AtLeast(options.MaxKeys, 1, nameof(options.MaxKeys)),
        };
    }

    /// <summary>Whether a window made for one serves the other.</summary>
    public bool HasSameWindowAs(CircuitSettings other)
        => JudgesErrors == other.JudgesErrors
        && JudgesSlowCalls == other.JudgesSlowCalls
        && RollingWindowCalls == other.RollingWindowCalls
        && (RollingWindowCalls > 0 || RollingWindow == other.RollingWindow);

    /// <summary>The open interval of the so-manieth reopening in a row, without jitter.</summary>
    public long Interval(int reopenings)
    {
        if (ResetTimeout == 0)
        {
            return 0; // Times an infinite power it would be no number.
        }

        return (long)Math.Round(Math.Min(ResetTimeout * Math.Pow(ResetTimeoutMultiplier, reopenings), MaxResetTimeout));
    }

    private static int Volume(int? named, int calls)
    {
        if (named is not { } volume)
        {
            return calls > 0 ? Math.Min(CircuitBreakerOptions.DefaultVolumeThreshold, calls) : CircuitBreakerOptions.DefaultVolumeThreshold;
        }

        Range.AtLeast(volume, 1, nameof(CircuitBreakerOptions.VolumeThreshold));
        return calls == 0 || volume <= calls
            ? volume
            : throw Range.Error(nameof(CircuitBreakerOptions.VolumeThreshold), volume, $"between 1 and RollingWindowCalls, {calls}: the window never holds more");
    }

    private static long Duration(TimeSpan value, TimeSpan minimum, string property) => Clock.Milliseconds(Range.AtLeast(value, minimum, property));
}
