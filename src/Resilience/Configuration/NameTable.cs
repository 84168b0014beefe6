namespace Resilience;

/// <summary>Which names stand for what. A full name goes before a short one; a short one that stands for several things stands for none.</summary>
internal sealed class NameTable
{
    private readonly Dictionary<string, Dictionary<object, string>> _full = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Dictionary<object, string>> _short = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<string> ShortNames => _short.Keys.Order(StringComparer.Ordinal);

    /// <summary>All of them, full and short.</summary>
    public IEnumerable<string> Names => _short.Keys.Concat(_full.Keys).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal);

    public void Add(object target, string shortName, string fullName)
    {
        Of(_full, fullName)[target] = fullName;
        Of(_short, shortName)[target] = fullName;
    }

    public bool IsKnown(string name) => _full.ContainsKey(name) || _short.ContainsKey(name);

    /// <summary>Whether a name begins one that has a colon in it, and thus a level below.</summary>
    public bool IsBeginning(string key) => _full.Keys.Concat(_short.Keys).Any(name => name.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase));

    public bool StandsFor(string name, object target)
        => _full.TryGetValue(name, out Dictionary<object, string>? full)
            ? full.ContainsKey(target)
            : _short.TryGetValue(name, out Dictionary<object, string>? targets) && targets.Count == 1 && targets.ContainsKey(target);

    /// <summary>The full names to choose from where a name is ambiguous; else none.</summary>
    public IReadOnlyCollection<string> Choices(string name)
        => !_full.ContainsKey(name) && _short.TryGetValue(name, out Dictionary<object, string>? targets) && targets.Count > 1
            ? [.. targets.Values.Order(StringComparer.Ordinal)]
            : [];

    private static Dictionary<object, string> Of(Dictionary<string, Dictionary<object, string>> names, string name)
        => names.TryGetValue(name, out Dictionary<object, string>? targets) ? targets : names[name] = [];
}
