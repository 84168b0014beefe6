namespace Resilience;

/// <summary>A threshold in per cent, compared exactly: 29 of 100 reach 29, which <c>29 / 100.0 * 100</c> does not.</summary>
internal readonly struct Percentage
{
    /// <summary>Ten decimal places.</summary>
    private const long Scale = 10_000_000_000;

    private readonly long _scaled;

    public Percentage(double value) => _scaled = (long)decimal.Round((decimal)value * Scale);

    public bool IsReachedBy(long part, long whole)
        => part > 0 && (Int128)part * (100 * Scale) >= (Int128)_scaled * whole;

    public static double? Of(long part, long whole) => whole == 0 ? null : part * 100.0 / whole;
}
