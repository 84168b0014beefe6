namespace Resilience.Benchmarks;

/// <summary>What a build took.</summary>
/// <param name="Processor">Of all its processes, in user mode.</param>
/// <param name="Elapsed">By the clock on the wall.</param>
internal readonly record struct BuildCost(TimeSpan Processor, TimeSpan Elapsed)
{
    public static BuildCost Median(IReadOnlyCollection<BuildCost> costs)
        => new(Median(costs.Select(cost => cost.Processor)), Median(costs.Select(cost => cost.Elapsed)));

    private static TimeSpan Median(IEnumerable<TimeSpan> times)
    {
        TimeSpan[] sorted = [.. times.Order()];
        return sorted[sorted.Length / 2];
    }
}
