using System.Globalization;
using Resilience.Analyzers.Options;
using Resilience.Generators.Eligibility;

namespace Resilience.Analyzers.Configuration;

/// <summary>Judges the text of a value as the application does when it reads it, and in its words.</summary>
internal static class SettingText
{
    public const string BooleanForm = "true or false";

    private static readonly (string Open, string Close)[] s_placeholders = [("${", "}"), ("$(", ")"), ("#{", "}"), ("{{", "}}"), ("%", "%"), ("__", "__")];

    /// <summary>Whether somebody replaces it before the application reads it.</summary>
    public static bool IsPlaceholder(string text)
        => s_placeholders.Any(mark => text.IndexOf(mark.Open, StringComparison.Ordinal) is var open and >= 0
            && text.IndexOf(mark.Close, open + mark.Open.Length, StringComparison.Ordinal) > open + mark.Open.Length);

    /// <summary>What a value must be and is not; null where it is right.</summary>
    public static string? Refusal(PolicyKind kind, PolicyOption option, string text)
    {
        // A circuit counts in ticks and has no longest duration, the others in whole milliseconds.
        bool isFine = kind == PolicyKind.CircuitBreaker && option.IsDuration;
        return ValueOf(option, isFine, text) is not { } value ? FormOf(option, isFine)
            : isFine ? (value >= option.Minimum ? null : option.Allowed.Replace(" or more", " ms or more"))
            : option.Allows(value) ? null
            : option.Allowed;
    }

    public static bool IsBoolean(string text) => bool.TryParse(text, out _);

    /// <summary>Whether it switches a policy off, for which it stands alone.</summary>
    public static bool IsZero(PolicyOption option, string text) => ValueOf(option, isFine: false, text) == 0;

    private static string FormOf(PolicyOption option, bool isFine)
        => option.IsFlags ? "one of " + string.Join(", ", option.Names) + ", Any"
            : option.Names.Count > 0 ? option.Allowed
            : option.IsDuration ? "a number of milliseconds" + (isFine ? string.Empty : " up to 2147483647") + ", or [d.]hh:mm:ss"
            : option.IsWhole ? "a whole number"
            : "a number";

    private static double? ValueOf(PolicyOption option, bool isFine, string text)
        => option.Names.Count > 0 ? NamedOf(option, text)
            : option.IsDuration ? (isFine ? DurationOf(text)?.TotalMilliseconds : MillisecondsOf(text))
            : option.IsWhole ? (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int whole) ? whole : null)
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number
            : null;

    /// <summary>Names, put together as flags even where they are none: so the application reads them.</summary>
    private static double? NamedOf(PolicyOption option, string text)
    {
        int value = 0;
        foreach (string name in text.Split(','))
        {
            int at = option.Names.ToList().FindIndex(known => known.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));
            bool isAll = option.IsFlags && name.Trim().Equals("Any", StringComparison.OrdinalIgnoreCase);
            if (at < 0 && !isAll)
            {
                return null;
            }

            value |= isAll ? (int)option.Maximum : option.IsFlags ? 1 << at : at;
        }

        return value;
    }

    /// <summary>A fraction counts as one more.</summary>
    private static double? MillisecondsOf(string text)
        => DurationOf(text) is { } duration && (duration.Ticks / TimeSpan.TicksPerMillisecond) + (duration.Ticks % TimeSpan.TicksPerMillisecond > 0 ? 1 : 0) is >= int.MinValue and <= int.MaxValue and var milliseconds
            ? milliseconds
            : null;

    private static TimeSpan? DurationOf(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long milliseconds))
        {
            return milliseconds is > -922_337_203_685_477 and < 922_337_203_685_477 ? new TimeSpan(milliseconds * TimeSpan.TicksPerMillisecond) : null;
        }

        return text.Count(static letter => letter == ':') == 2 && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out TimeSpan span) ? span : null;
    }
}
