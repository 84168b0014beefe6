namespace Resilience;

/// <summary>What a circuit decides by; replaced whole when options change.</summary>
internal sealed record CircuitRules(CircuitSettings Settings, Classification Classification, Percentage Errors, Percentage SlowCalls)
{
    /// <exception cref="ArgumentException">A value is out of its range, missing, or at odds with another.</exception>
    public static CircuitRules From(CircuitBreakerOptions options, ResilienceRuntime runtime)
    {
        CircuitSettings settings = CircuitSettings.From(options);
        return new CircuitRules(
            settings,
            new Classification(runtime, options.Handle, options.Ignore, options.Classifier),
            new Percentage(settings.ErrorThresholdPercentage),
            new Percentage(settings.SlowCallPercentage));
    }
}
