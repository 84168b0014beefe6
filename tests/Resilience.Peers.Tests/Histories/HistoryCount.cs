using System.Globalization;

namespace Resilience.Peers.Tests;

/// <summary>How many histories are tried.</summary>
internal static class HistoryCount
{
    /// <summary><c>RESILIENCE_HISTORIES=100000</c> for a long run.</summary>
    public static long OfARun { get; } = long.Parse(Environment.GetEnvironmentVariable("RESILIENCE_HISTORIES") ?? "5000", CultureInfo.InvariantCulture);

    /// <summary>To find a difference that a term would have left out.</summary>
    public const long BeyondATerm = 10_000;
}
