namespace Resilience;

/// <summary>Checked settings of a rate limit.</summary>
internal sealed record RateLimitSettings(int Permits, int Window, RateLimitKind Kind, int QueueLimit)
{
    public int Permits { get; init; } = Range.Acting(Permits, nameof(Permits));

    public int Window { get; init; } = Range.AtLeast(Window, 1, nameof(Window));

    public RateLimitKind Kind { get; init; } = Range.Defined(Kind, nameof(Kind));

    public int QueueLimit { get; init; } = Range.AtLeast(QueueLimit, 0, nameof(QueueLimit));
}
