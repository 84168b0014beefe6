using Resilience.Execution;

namespace Resilience;

/// <summary>When another attempt starts beside one that has no outcome yet, and how many may.</summary>
internal sealed class HedgePolicy(HedgeOptions options)
{
    public const int MaxAttempts = 10;

    public TimeSpan Delay { get; } = TimeSpan.FromMilliseconds(Range.Acting(options.Delay, nameof(options.Delay)));

    public int MaxHedgedAttempts { get; } = Range.Between(options.MaxHedgedAttempts, 1, MaxAttempts, nameof(options.MaxHedgedAttempts));
}
