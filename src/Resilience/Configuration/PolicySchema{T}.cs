namespace Resilience;

/// <summary>The keys of one policy, and how its options change by them.</summary>
/// <typeparam name="TOptions">The options, never changed in place.</typeparam>
internal sealed class PolicySchema<TOptions>(string name, TOptions defaults) : PolicySchema(name)
{
    /// <summary>The options with what a section says.</summary>
    public required Func<TOptions, PolicySection, TOptions> Merge { get; init; }

    /// <summary>Throws an <see cref="ArgumentException"/> that names the property, where a value is out of its range or at odds with another.</summary>
    public required Action<TOptions> CheckOptions { get; init; }

    /// <summary>All of the options that can be configured, in a form that is equal where they mean the same.</summary>
    public required Func<TOptions, object> Values { get; init; }

    /// <summary>Whether these options switch the policy off, as they do on an attribute.</summary>
    public Func<TOptions, bool> IsOff { get; init; } = static _ => false;

    /// <summary>The options with what a place says. Each value is tried alone, on defaults, so that every wrong one is named; a wrong one is left out.</summary>
    public TOptions Read(TOptions options, ConfigurationNode place, List<ConfigurationError> errors)
    {
        PolicySection section = new(place, errors, Shorthand);
        int before = errors.Count;
        TOptions merged = Merge(options, section);
        _ = section.Enabled;
        section.Close(CodeOnly);
        foreach (string key in section.Keys)
        {
            try
            {
                CheckOptions(Merge(defaults, new PolicySection(place, [], Shorthand, key)));
            }
            catch (ArgumentException exception)
            {
                ConfigurationNode value = section.Find(key)!;
                errors.Add(new ConfigurationError(value.Path, $"{key} is '{value.Value}', but must be {Range.Allowed(exception)}"));
            }
        }

        return errors.Count == before ? merged : options;
    }

    /// <summary>The options that a place says something of.</summary>
    public IReadOnlyList<string> Keys(ConfigurationNode place)
    {
        PolicySection section = new(place, [], Shorthand);
        Merge(defaults, section);
        return [.. section.Keys.Where(static key => key != PolicySection.EnabledKey)];
    }

    public override void Check(ConfigurationNode place, List<ConfigurationError> errors) => Read(defaults, place, errors);

    /// <summary>Notes what is wrong with values that are each right alone, at the last place that says one of them.</summary>
    public void CheckWhole(TOptions options, IReadOnlyList<ConfigurationNode> places, List<ConfigurationError> errors)
    {
        try
        {
            CheckOptions(options);
        }
        catch (ArgumentException exception)
        {
            ConfigurationNode? named = places.LastOrDefault(place => exception.ParamName is { } property && place.TryFind(property, out _));
            string path = named is null ? places[^1].Path : named.Path + ":" + exception.ParamName;
            errors.Add(new ConfigurationError(path, Range.Problem(exception)));
        }
    }
}
