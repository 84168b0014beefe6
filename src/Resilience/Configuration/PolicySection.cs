using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Resilience;

/// <summary>What the configuration says of one policy: reads the keys that the policy knows, and notes every other one and every value that is no value.</summary>
/// <remarks>Keys are compared as configuration compares them, without case. A duration is a number of milliseconds or a <c>[d.]hh:mm:ss[.fff]</c>, nothing else: the stock binder reads <c>30000</c> as days.</remarks>
internal sealed class PolicySection(IConfigurationSection section, List<ConfigurationError> errors)
{
    private const string EnabledKey = "Enabled";

    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase) { EnabledKey };

    public string Path => section.Path;

    /// <summary>Whether the policy is switched on; null where nothing is said.</summary>
    public bool? Enabled => Read(EnabledKey, "true or false", ToBoolean);

    /// <summary>The scalar form, <c>"Timeout": 5000</c>, stands for this key.</summary>
    public string? Shorthand { get; init; }

    public int? Int32(string key) => Read(key, "a whole number", static text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value : (int?)null);

    public double? Double(string key) => Read(key, "a number", static text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : (double?)null);

    public bool? Boolean(string key) => Read(key, "true or false", ToBoolean);

    public TimeSpan? Duration(string key) => Read(key, "a number of milliseconds, or hh:mm:ss", ToDuration);

    /// <summary>A duration for a policy that counts whole milliseconds.</summary>
    public int? Milliseconds(string key) => Read(key, "a number of milliseconds up to 2147483647, or hh:mm:ss", static text => ToDuration(text) is { } value && Clock.Milliseconds(value) is >= int.MinValue and <= int.MaxValue and var milliseconds ? (int)milliseconds : (int?)null);

    public TEnum? Enum<TEnum>(string key)
        where TEnum : struct, Enum
        => Read(key, "one of " + string.Join(", ", System.Enum.GetNames<TEnum>()), static text => !char.IsAsciiDigit(text[0]) && System.Enum.TryParse(text, ignoreCase: true, out TEnum value) ? value : (TEnum?)null);

    /// <summary>Notes the keys that were not asked for.</summary>
    public void Close()
    {
        if (section.Value is not null && Shorthand is null)
        {
            errors.Add(new ConfigurationError(section.Path, $"'{section.Value}' is a value, but this policy has no property that a value alone could mean. Write {string.Join(", ", _known.Order(StringComparer.Ordinal))} below it."));
        }

        foreach (IConfigurationSection child in section.GetChildren())
        {
            if (!_known.Contains(child.Key))
            {
                errors.Add(new ConfigurationError(child.Path, $"there is no such property. There are: {string.Join(", ", _known.Order(StringComparer.Ordinal))}."));
            }
        }
    }

    private T? Read<T>(string key, string form, Func<string, T?> parse)
        where T : struct
    {
        _known.Add(key);
        IConfigurationSection child = section.GetSection(key);
        bool isShorthand = child.Value is null && section.Value is not null && key == Shorthand;
        string? text = isShorthand ? section.Value : child.Value;
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        T? value = parse(text.Trim());
        if (value is null)
        {
            errors.Add(new ConfigurationError(isShorthand ? section.Path : child.Path, $"'{text}' is not {form}."));
        }

        return value;
    }

    private static bool? ToBoolean(string text) => bool.TryParse(text, out bool value) ? value : null;

    private static TimeSpan? ToDuration(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long milliseconds))
        {
            return milliseconds is > -922_337_203_685_477 and < 922_337_203_685_477 ? TimeSpan.FromMilliseconds(milliseconds) : null;
        }

        return text.Count(letter => letter == ':') == 2 && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan span) ? span : null;
    }
}
