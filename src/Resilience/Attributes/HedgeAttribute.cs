namespace Resilience;

/// <summary>Starts another attempt beside one that has no outcome yet; the first success wins, the others are cancelled.</summary>
/// <remarks>For calls that may be made twice: reads, and writes with a key that makes repeats safe. The method needs a <see cref="CancellationToken"/>, by which losers end.</remarks>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Method | AttributeTargets.Class, Inherited = false)]
public sealed class HedgeAttribute : Attribute
{
    /// <summary>Hedges calls.</summary>
    /// <param name="delay">Milliseconds without an outcome after which another attempt starts, 0 or more; 0 switches the hedge of the interface off for a method.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is negative.</exception>
    public HedgeAttribute(int delay) => Delay = Range.AtLeast(delay, 0, nameof(Delay));

    /// <summary>Milliseconds without an outcome after which another attempt starts; 0 = off.</summary>
    public int Delay { get; }

    /// <summary>Attempts that may start beside the first, each after a further delay, 1 to 10. Default: 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public int MaxHedgedAttempts { get; set => field = Range.Between(value, 1, 10, nameof(MaxHedgedAttempts)); } = 1;
}
