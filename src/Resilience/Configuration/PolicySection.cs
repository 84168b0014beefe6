using System.Globalization;

namespace Resilience;

/// <summary>What the configuration says of one policy in one place: reads the keys that the policy knows, and notes every other one and every value that is no value.</summary>
/// <remarks>Keys are compared as configuration compares them, without case. A duration is a number of milliseconds or a <c>[d.]hh:mm:ss[.fff]</c>, nothing else: the stock binder reads <c>30000</c> as days.</remarks>
/// <param name="node">The place.</param>
/// <param name="errors">Where errors are noted.</param>
/// <param name="shorthand">The key for which a value alone stands, <c>"Timeout": 5000</c>, if there is one.</param>
/// <param name="only">The only key to read; null = all.</param>
internal sealed class PolicySection(ConfigurationNode node, List<ConfigurationError> errors, string? shorthand, string? only = null)
{
    public const string EnabledKey = "Enabled";

    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase) { EnabledKey };

    /// <summary>The keys that were asked for, and have a value.</summary>
    public IEnumerable<string> Keys => _known.Where(key => Find(key) is not null);

    /// <summary>Whether the policy is switched on; null where nothing is said.</summary>
    public bool? Enabled => Boolean(EnabledKey);

    public int? Int32(string key) => Read(key, "a whole number", static text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value : (int?)null);

    public double? Double(string key) => Read(key, "a number", static text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : (double?)null);

    public bool? Boolean(string key) => Read(key, "true or false", static text => bool.TryParse(text, out bool value) ? value : (bool?)null);

    public TimeSpan? Duration(string key) => Read(key, "a number of milliseconds, or [d.]hh:mm:ss", ToDuration);

    /// <summary>A duration for a policy that counts whole milliseconds.</summary>
    public int? Milliseconds(string key) => Read(
        key,
        "a number of milliseconds up to 2147483647, or [d.]hh:mm:ss",
        static text => ToDuration(text) is { } value && Clock.Milliseconds(value) is >= int.MinValue and <= int.MaxValue and var milliseconds ? (int)milliseconds : (int?)null);

    public TEnum? Enum<TEnum>(string key)
        where TEnum : struct, Enum
        => Read(
            key,
            "one of " + string.Join(", ", System.Enum.GetNames<TEnum>()),
            static text => char.IsAsciiLetter(text[0]) && System.Enum.TryParse(text, ignoreCase: true, out TEnum value) ? value : (TEnum?)null);

    private T? Read<T>(string key, string form, Func<string, T?> parse)
        where T : struct
    {
        _known.Add(key);
        if ((only is not null && key != only) || Find(key) is not { } found)
        {
            return null;
        }

        T? value = Parse(key, found, form, parse);
        if (found == node || key != shorthand || node.Value is null)
        {
            return value;
        }

        T? alone = Parse(key, node, form, parse);
        if (value is not null && alone is not null && !alone.Equals(value))
        {
            errors.Add(new ConfigurationError(found.Path, $"{key} is '{found.Value}', but {node.Path}, where a value alone means the same, is '{node.Value}'. Which of them goes before the other cannot be told, for sources are merged key by key. Write it in one place, and in the same one in every source."));
        }

        return value;
    }

    private T? Parse<T>(string key, ConfigurationNode found, string form, Func<string, T?> parse)
        where T : struct
    {
        string text = found.Value!;
        T? value = text.Length > 0 ? parse(text) : null;
        if (value is null)
        {
            string remedy = text.Length == 0 ? " To say nothing, leave the key out; in JSON null will do too."
                : found == node ? SwitchRemedy(text)
                : "";
            errors.Add(new ConfigurationError(found.Path, $"{key} is '{text}', but must be {form}.{remedy}"));
        }

        return value;
    }

    /// <summary>Where the switch belongs that somebody wrote alone, with its value: true or false, or zero for a policy that nothing else than the switch turns off; null for another value.</summary>
    public static string? SwitchMeant(string path, string? text, string? shorthand)
        => bool.TryParse(text, out bool isOn) ? $"{path}:{EnabledKey} = {(isOn ? "true" : "false")}"
            : text == "0" && shorthand is null ? $"{path}:{EnabledKey} = false"
            : null;

    private string SwitchRemedy(string text)
        => SwitchMeant(node.Path, text, shorthand) is { } meant ? $" To switch the policy, write {EnabledKey} below it: {meant}." : "";

    /// <summary>Where a key's value stands; null where there is none.</summary>
    public ConfigurationNode? Find(string key)
        => node.TryFind(key, out ConfigurationNode? child) && child.Value is not null ? child
            : node.Value is not null && key == shorthand ? node : null;

    /// <summary>Notes the keys that were not asked for. The keys that only code can set are refused with their reason.</summary>
    public void Close(IReadOnlyDictionary<string, string> codeOnly)
    {
        string keys = string.Join(", ", _known.Order(StringComparer.Ordinal));
        if (node.Scalar is { } alone && shorthand is null)
        {
            string remedy = SwitchRemedy(alone) is { Length: > 0 } toSwitch ? toSwitch : $" Write one of these below it: {keys}.";
            errors.Add(new ConfigurationError(node.Path, $"'{alone}' stands here alone, but {node.Key} has no property that a value alone could mean.{remedy}"));
        }

        foreach (ConfigurationNode child in node.Children)
        {
            if (codeOnly.TryGetValue(child.Key, out string? reason))
            {
                errors.Add(new ConfigurationError(child.Path, $"{reason} Take it away here."));
            }
            else if (!_known.Contains(child.Key))
            {
                errors.Add(new ConfigurationError(child.Path, $"{node.Key} has no property {child.Key}. {NearestName.Question(NearestName.Of(child.Key, _known))}There are: {keys}."));
            }
            else
            {
                child.RefuseChildren(errors);
            }
        }
    }

    private static TimeSpan? ToDuration(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long milliseconds))
        {
            return milliseconds is > -922_337_203_685_477 and < 922_337_203_685_477 ? TimeSpan.FromMilliseconds(milliseconds) : null;
        }

        // The lenient parser reads 24:00:00 as 24 days.
        return text.Count(static letter => letter == ':') == 2 && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out TimeSpan span) ? span : null;
    }
}
