using System.Globalization;

namespace PaymentService;

/// <summary>Durations as people write them here: <c>hh:mm:ss</c>, or a number of milliseconds.</summary>
internal static class Duration
{
    public const string Expected = "hh:mm:ss or milliseconds, above zero and at most a day";

    public static bool TryParse(string? text, out TimeSpan value)
    {
        // The stock parsers take "30000" for days.
        value = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int milliseconds) ? TimeSpan.FromMilliseconds(milliseconds)
            : text?.Contains(':') is true && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan span) ? span
            : TimeSpan.Zero;
        return value > TimeSpan.Zero && value <= TimeSpan.FromDays(1);
    }
}
