namespace Resilience;

/// <summary>A policy that an attribute declares, and who is told what the configuration makes of it.</summary>
/// <typeparam name="TOptions">The policy's options.</typeparam>
/// <param name="schema">What can be configured.</param>
/// <param name="declared">What the attribute says.</param>
/// <param name="configure">Told the options that hold from now on, and which of them the configuration says; returns whether it had others. Null in a description.</param>
internal sealed class DeclaredPolicy<TOptions>(PolicySchema<TOptions> schema, TOptions declared, Func<TOptions, string, bool>? configure = null) : DeclaredPolicy
{
    /// <summary>Which options the configuration said when they were last applied.</summary>
    private string _said = "";

    /// <summary>What the options that were last applied mean; null before that. Where they mean the same again, nothing is touched.</summary>
    private object? _values;

    /// <summary>On which of its methods it acted when they were last told; null before that.</summary>
    private IReadOnlyList<bool>? _switched;

    public override PolicySchema Schema => schema;

    public override Func<bool> Read(PolicyPlaces places, bool isOn, List<ConfigurationError> errors)
    {
        int before = errors.Count;
        IReadOnlyList<ConfigurationNode> general = places.OfInterface;
        IReadOnlyList<ConfigurationNode> own = Method is null ? [] : places.OfMethod(Method);
        IReadOnlyList<ConfigurationNode> setting = [.. general, .. own, .. places.OfCircuit];
        TOptions options = declared;
        foreach (ConfigurationNode place in setting)
        {
            options = schema.Read(options, place, errors);
        }

        if (setting.Count > 0 && errors.Count == before)
        {
            schema.CheckWhole(options, setting, errors);
        }

        // Whoever switches a circuit, in an outage, means all who use it.
        bool? ofCircuit = Enabled(places.OfCircuit);
        bool all = Enabled(general) ?? true;
        bool acts = isOn && !schema.IsOff(options);
        List<(Action<bool>? Switch, bool IsOn)> switches = [];
        foreach ((string method, Action<bool>? switchTo) in Uses)
        {
            IReadOnlyList<ConfigurationNode> ofMethod = places.OfMethod(method);
            bool isTaken = false;
            if (Method is null)
            {
                RefuseSettings(method, ofMethod, places, errors);
                isTaken = ofMethod.Any(IsZero);
            }

            switches.Add((switchTo, acts && !isTaken && (ofCircuit ?? Enabled(ofMethod) ?? all)));
        }

        return () =>
        {
            string said = Said(setting);
            object values = schema.Values(options);
            bool hasChanged = !values.Equals(_values ?? schema.Values(declared));

            // A circuit may have been changed by hand: that it is spoken of is something else, though it be what the attribute says.
            if (hasChanged || (Circuit is not null && said != _said))
            {
                _said = said;
                _values = values;
                if (!schema.IsOff(options))
                {
                    hasChanged |= configure?.Invoke(options, said) ?? false;
                }
            }

            foreach ((Action<bool>? switchTo, bool on) in switches)
            {
                switchTo?.Invoke(on);
            }

            bool[] switched = [.. switches.Select(static use => use.IsOn)];
            hasChanged |= _switched is not null && !_switched.SequenceEqual(switched);
            _switched = switched;
            return hasChanged;
        };
    }

    public override object? Meaning(IReadOnlyList<ConfigurationNode> places)
    {
        List<ConfigurationError> errors = [];
        TOptions options = declared;
        foreach (ConfigurationNode place in places)
        {
            options = schema.Read(options, place, errors);
        }

        if (places.Count > 0)
        {
            schema.CheckWhole(options, places, errors);
        }

        return errors.Count > 0 ? null : schema.Values(options);
    }

    /// <summary>The options that places say, whatever their notation.</summary>
    private string Said(IEnumerable<ConfigurationNode> places)
        => string.Join(',', places.SelectMany(schema.Keys).Distinct().Order(StringComparer.Ordinal));

    private bool? Enabled(IReadOnlyList<ConfigurationNode> places)
    {
        bool? enabled = null;
        foreach (ConfigurationNode place in places)
        {
            enabled = new PolicySection(place, [], schema.Shorthand).Enabled ?? enabled;
        }

        return enabled;
    }

    /// <summary>A policy that stands on the interface is one for all its methods. Of a method it can only be taken.</summary>
    private void RefuseSettings(string method, IReadOnlyList<ConfigurationNode> places, PolicyPlaces all, List<ConfigurationError> errors)
    {
        foreach (ConfigurationNode place in places)
        {
            schema.Read(declared, place, errors);
            PolicySection section = new(place, [], schema.Shorthand);
            schema.Merge(declared, section);
            foreach (string key in section.Keys)
            {
                if (key != PolicySection.EnabledKey && !(key == schema.Shorthand && IsZero(place)))
                {
                    errors.Add(new ConfigurationError(section.Find(key)!.Path, $"the {schema.Name} of {method} stands on its interface, one for all methods that it guards. Of a method alone only {PolicySection.EnabledKey} can be said{(schema.Shorthand is { } zero ? $", or 0 for {zero}" : "")}; write {key} at {all.Home}:{key}."));
                }
            }
        }
    }

    /// <summary>Whether a place switches the policy off by its value, as the attribute would.</summary>
    private bool IsZero(ConfigurationNode place)
        => schema.Shorthand is { } value && schema.IsOff(schema.Merge(declared, new PolicySection(place, [], value, only: value)));
}
