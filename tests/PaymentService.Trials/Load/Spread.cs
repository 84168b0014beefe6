namespace PaymentService.Trials;

/// <summary>Of a number of waits: the one in the middle, the one that 99 of 100 do not exceed, the longest.</summary>
internal readonly record struct Spread(int Count, TimeSpan Median, TimeSpan Percentile99, TimeSpan Longest)
{
    /// <returns>Null of no waits.</returns>
    public static Spread? Of(IEnumerable<TimeSpan> waits)
    {
        TimeSpan[] sorted = [.. waits.Order()];
        return sorted.Length == 0 ? null : new Spread(sorted.Length, Rank(0.5), Rank(0.99), sorted[^1]);

        TimeSpan Rank(double share) => sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }
}
