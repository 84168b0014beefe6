namespace PaymentService;

/// <summary>When a payment's turn comes again.</summary>
internal sealed class RetrySchedule(RetryQueueSettings settings, TimeProvider time)
{
    public int MaxAttempts => settings.MaxAttempts;

    /// <summary>In whole milliseconds, as it is stored.</summary>
    public DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());

    public DateTimeOffset LeaseEnd => Now + settings.Lease;

    /// <summary>No wait of ours ends later. What is due later was stored by a clock that is ahead, or has been put back since.</summary>
    public DateTimeOffset LatestDue => Now + LongestWait;

    public TimeSpan LongestWait => LongestPause + settings.BaseDelay;

    /// <summary>For who waits for a person: when that person has acted, nobody waits longer.</summary>
    public TimeSpan LongestPause => settings.Lease > settings.MaxDelay ? settings.Lease : settings.MaxDelay;

    /// <summary>Doubles with each attempt; drawn from the upper half, so that an outage's payments do not come back as one wave.</summary>
    public DateTimeOffset After(int attempts)
    {
        double wait = settings.BaseDelay.TotalMilliseconds * Math.Pow(2, Math.Max(0, attempts - 1));
        return Now + Spread(Math.Min(wait, settings.MaxDelay.TotalMilliseconds));
    }

    /// <summary>Not before the circuit's own wait is over, unless that is long: a person may close the circuit meanwhile.</summary>
    public DateTimeOffset AfterRejection(TimeSpan pause) =>
        Now + (pause < LongestPause ? pause : LongestPause) + Spread(settings.BaseDelay.TotalMilliseconds);

    private static TimeSpan Spread(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds * (0.5 + (0.5 * Random.Shared.NextDouble())));
}
