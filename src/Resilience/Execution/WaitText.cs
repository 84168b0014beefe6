using System.Globalization;

namespace Resilience;

/// <summary>Durations as messages spell them: short, and never shorter than they are.</summary>
internal static class WaitText
{
    public static string Of(TimeSpan wait)
    {
        long milliseconds = Clock.Milliseconds(wait);
        long seconds = Parts(milliseconds, 1_000);
        long minutes = Parts(seconds, 60);
        long hours = Parts(minutes, 60);
        return milliseconds < 1_000 ? Spell($"{milliseconds} ms")
            : milliseconds < 60_000 ? Spell($"{milliseconds / 1_000m:0.###} s")
            : seconds < 3_600 ? Two(seconds, 60, "min", "s")
            : minutes < 24 * 60 ? Two(minutes, 60, "h", "min")
            : Two(hours, 24, "d", "h");
    }

    private static string Two(long value, int size, string large, string small)
        => value % size == 0 ? Spell($"{value / size} {large}") : Spell($"{value / size} {large} {value % size} {small}");

    /// <summary>How many parts of a size cover a value.</summary>
    private static long Parts(long value, int size) => (value + size - 1) / size;

    private static string Spell(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
