using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace StripeSimulator;

/// <summary>A request's parameters, from a form or a query, nested as Stripe writes it: <c>metadata[order]=7</c>, <c>expand[0]=x</c>.</summary>
internal sealed class Parameters(IEnumerable<KeyValuePair<string, StringValues>> pairs)
{
    private readonly List<KeyValuePair<string, string>> _pairs =
        [.. pairs.SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? "")))];

    /// <summary>All of them in an order of their own, to tell whether two requests ask for the same.</summary>
    public string Canonical() => string.Join('&', _pairs
        .Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}")
        .Order(StringComparer.Ordinal));

    /// <summary>Stripe takes an empty value for a missing one.</summary>
    public string? Text(string name) =>
        _pairs.LastOrDefault(pair => pair.Key == name).Value is { Length: > 0 } value ? value : null;

    public string Required(string name) => Text(name) ?? throw StripeErrors.Missing(name);

    public long? Integer(string name) => Text(name) switch
    {
        null => null,
        string text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) => value,
        string text => throw StripeErrors.Wrong(name, $"Invalid integer: {text}", "parameter_invalid_integer"),
    };

    public bool Flag(string name) => Text(name) switch
    {
        null or "false" => false,
        "true" => true,
        string text => throw StripeErrors.Wrong(name, $"Invalid boolean: {text}"),
    };

    /// <summary><c>name[key]=value</c>.</summary>
    public Dictionary<string, string> Map(string name)
    {
        if (Text(name) is not null)
        {
            throw StripeErrors.Wrong(name, "Invalid object");
        }

        var map = new Dictionary<string, string>();
        foreach ((string key, string value) in Children(name).Where(child => child.Value.Length > 0))
        {
            map[key] = value;
        }

        return map;
    }

    /// <summary>These books know no customers, so none can be named.</summary>
    public string? NoCustomer() => Text("customer") is string id ? throw StripeErrors.NoSuch("customer", id, "customer") : null;

    public Dictionary<string, string> Metadata()
    {
        Dictionary<string, string> metadata = Map("metadata");
        return metadata.Count <= 50 && metadata.All(pair => pair.Key.Length is > 0 and <= 40 && pair.Value.Length <= 500)
            ? metadata
            : throw StripeErrors.Wrong("metadata", "Metadata holds at most 50 keys of 1 to 40 characters with values of at most 500.");
    }

    /// <summary><c>name[]=value</c> or <c>name[0]=value</c>.</summary>
    public IReadOnlyList<string> Items(string name) => [.. Children(name).Select(child => child.Value)];

    private IEnumerable<KeyValuePair<string, string>> Children(string name) => _pairs
        .Where(pair => pair.Key.StartsWith(name + "[", StringComparison.Ordinal) && pair.Key.EndsWith(']'))
        .Select(pair => KeyValuePair.Create(pair.Key[(name.Length + 1)..^1], pair.Value));
}
