using Microsoft.Extensions.Configuration;

namespace Resilience;

/// <summary>What a configuration means for the interfaces that are guarded: all that is wrong with it and, where nothing is, how to make it so.</summary>
internal sealed class ConfigurationReading
{
    internal const string InterfacesKey = "Interfaces";
    internal const string CircuitsKey = "Circuits";
    internal const string EnabledKey = "Enabled";
    internal const string StrictKey = "StrictConfiguration";

    private const string PoliciesKey = "Policies";
    private const string MethodsKey = "Methods";

    private readonly ConfigurationNode _root;
    private readonly List<GuardedService> _services;
    private readonly List<ConfigurationError> _errors = [];
    private readonly List<Func<bool>> _applications = [];
    private readonly NameTable _interfaces = new();
    private readonly NameTable _circuits = new();
    private readonly HashSet<string> _circuitsToCome = [];

    /// <param name="root">The section <c>Resilience</c>.</param>
    /// <param name="services">The interfaces that are known.</param>
    /// <param name="areAllKnown">Whether those are all that there will be, so that another name is a mistake.</param>
    public ConfigurationReading(ConfigurationNode root, IReadOnlyList<GuardedService> services, bool areAllKnown)
    {
        _root = root;
        _services = [.. services];
        _services.AddRange(KeysSpokenOf());
        foreach (GuardedService service in _services)
        {
            AddNames(service);
        }

        root.RefuseScalar($"Write {CircuitsKey}, {EnabledKey}, {InterfacesKey} or {StrictKey} below it.", _errors);
        PolicySection top = new(root, _errors, shorthand: null);
        bool isOn = top.Boolean(EnabledKey) ?? true;
        bool isStrict = top.Boolean(StrictKey) ?? false;
        foreach (string key in new[] { EnabledKey, StrictKey })
        {
            if (root.TryFind(key, out ConfigurationNode? value))
            {
                value.RefuseChildren(_errors);
            }
        }

        UnknownNames unknown = new(root, _services, _interfaces, _circuits, _circuitsToCome);
        ReadShape(unknown);
        foreach (GuardedService service in _services)
        {
            foreach (DeclaredPolicy policy in service.Policies)
            {
                List<ConfigurationError> errors = [];
                Func<bool> application = policy.Read(PlacesOf(service, policy), isOn, errors);
                if (services.Contains(service))
                {
                    _errors.AddRange(errors);
                    _applications.Add(application);
                }
                else
                {
                    // What is only spoken of is read to see whether it is right: nobody is there to be told. What is wrong for every key has been said.
                    _errors.AddRange(errors.Where(error => !_errors.Exists(said => said.Path == error.Path)).ToArray());
                }
            }
        }

        CheckShared();
        ConfigurationError[] notKnown = [.. unknown.Keys(), .. areAllKnown ? unknown.Interfaces().Concat(unknown.Circuits()) : []];

        // A place is read once for every policy that it speaks of.
        Errors = [.. (isStrict ? _errors.Concat(notKnown) : _errors).Distinct()];
        Unknown = isStrict ? [] : notKnown;
    }

    /// <summary>All that is wrong.</summary>
    public IReadOnlyList<ConfigurationError> Errors { get; }

    /// <summary>What speaks of nobody who is known, and may be a slip of the pen.</summary>
    public IReadOnlyList<ConfigurationError> Unknown { get; }

    /// <summary>Makes it so.</summary>
    /// <returns>Whether anything is other than before.</returns>
    public bool Apply()
    {
        bool hasChanged = false;
        foreach (Func<bool> application in _applications)
        {
            hasChanged |= application();
        }

        return hasChanged;
    }

    /// <summary>The services that may be asked for where one is registered for any key, under the keys of which the configuration speaks.</summary>
    private List<GuardedService> KeysSpokenOf()
    {
        List<GuardedService> spokenOf = [];
        foreach (string name in NamesIn(_root.ChildrenOf(InterfacesKey)).Concat(NamesIn(_root.ChildrenOf(CircuitsKey))))
        {
            foreach (GuardedService service in _services)
            {
                if (service.KeyIn(name) is { } key && service.Under(key) is var keyed && !_services.Concat(spokenOf).Any(known => known.IsNamed(keyed.FullName)))
                {
                    spokenOf.Add(keyed);
                }
            }
        }

        return spokenOf;
    }

    /// <summary>The names that begin at each of the nodes. A key with a colon in it goes on some levels below.</summary>
    private static IEnumerable<string> NamesIn(IEnumerable<ConfigurationNode> nodes)
        => nodes.SelectMany(static node => node.Key.Count(static letter => letter == '[') > node.Key.Count(static letter => letter == ']')
            ? NamesIn(node.Children).Select(rest => node.Key + ConfigurationPath.KeyDelimiter + rest)
            : [node.Key]);

    private void AddNames(GuardedService service)
    {
        foreach ((object target, string shortName, string fullName) in service.Names)
        {
            // Keys are told apart by their text, which stands in the name.
            _interfaces.Add(target, shortName, fullName);
        }

        foreach (CircuitClaim claim in service.Policies.Select(service.CircuitOf).OfType<CircuitClaim>())
        {
            // Of a registration for any key only those circuits are, that its keys will have.
            if (service.IsForAnyKey && claim.Identity is { } identity)
            {
                _circuitsToCome.Add(new CircuitIdentity(identity.Service, "<key>", identity.Method).DisplayName);
            }
            else
            {
                _circuits.Add(claim.Target, claim.Name, claim.FullName);
            }
        }
    }

    private IEnumerable<ConfigurationNode> PlacesOf(GuardedService service)
    {
        foreach ((object target, string shortName, string fullName) in service.Names)
        {
            foreach (string name in shortName == fullName ? [fullName] : new[] { shortName, fullName })
            {
                if (_interfaces.StandsFor(name, target) && TryFind(InterfacesKey, name, out ConfigurationNode? place))
                {
                    yield return place;
                }
            }
        }
    }

    private PolicyPlaces PlacesOf(GuardedService service, DeclaredPolicy policy)
    {
        ConfigurationNode[] places = [.. PlacesOf(service)];
        string name = policy.Schema.Name;
        List<ConfigurationNode> circuits = [];
        if (service.CircuitOf(policy) is { } claim)
        {
            foreach (string circuit in claim.Name == claim.FullName ? [claim.Name] : new[] { claim.Name, claim.FullName })
            {
                if (_circuits.StandsFor(circuit, claim.Target) && TryFind(CircuitsKey, circuit, out ConfigurationNode? place))
                {
                    circuits.Add(place);
                }
            }
        }

        return new PolicyPlaces(
            places.Length > 0 ? $"{places[^1].Path}:{PoliciesKey}:{name}" : "",
            [.. Below(places, PoliciesKey + ":" + name)],
            circuits,
            method => [.. Below(places, MethodsKey + ":" + method + ":" + name)]);
    }

    private static IEnumerable<ConfigurationNode> Below(IEnumerable<ConfigurationNode> places, string name)
    {
        foreach (ConfigurationNode place in places)
        {
            if (place.TryFind(name, out ConfigurationNode? below))
            {
                yield return below;
            }
        }
    }

    private bool TryFind(string section, string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ConfigurationNode? place)
    {
        place = null;
        return _root.TryFind(section, out ConfigurationNode? parent) && parent.TryFind(name, out place);
    }

    /// <summary>Every place that speaks of a known interface may only speak of what that has.</summary>
    private void ReadShape(UnknownNames unknown)
    {
        foreach (IGrouping<ConfigurationNode, GuardedService> place in _services.SelectMany(service => ShapePlacesOf(service).Select(node => (node, service))).GroupBy(static pair => pair.node, static pair => pair.service))
        {
            new InterfaceShape(place.Key, [.. place], _errors).Check();
        }

        RefuseScalar(InterfacesKey, "Write the name of an interface below it.");
        RefuseScalar(CircuitsKey, "Write the name of a circuit below it.");
        foreach (ConfigurationNode place in _root.ChildrenOf(CircuitsKey).Where(child => unknown.IsOfServiceToCome(child.Key)))
        {
            PolicySchemas.CircuitBreaker.Check(place, _errors);
        }

        foreach (ConfigurationNode place in _root.ChildrenOf(InterfacesKey))
        {
            if (_interfaces.Choices(place.Key) is { Count: > 0 } choices)
            {
                _errors.Add(new ConfigurationError(place.Path, $"{place.Key} may be {string.Join(" or ", choices)}. Write the full name."));
            }
        }

        foreach (ConfigurationNode place in _root.ChildrenOf(CircuitsKey))
        {
            if (_circuits.Choices(place.Key) is { Count: > 0 } choices)
            {
                _errors.Add(new ConfigurationError(place.Path, $"{place.Key} may be {string.Join(" or ", choices)}. Write the full name."));
            }
        }
    }

    private void RefuseScalar(string section, string remedy)
    {
        if (_root.TryFind(section, out ConfigurationNode? node))
        {
            node.RefuseScalar(remedy, _errors);
        }
    }

    private IEnumerable<ConfigurationNode> ShapePlacesOf(GuardedService service)
        => PlacesOf(service).Concat(_root.ChildrenOf(InterfacesKey).Where(child => service.IsToCome(child.Key)));

    /// <summary>Policies that share one thing under a name must be told the same of it; only for circuits is there a place to tell it once.</summary>
    private void CheckShared()
    {
        foreach (IGrouping<(PolicySchema, string), (GuardedService Service, DeclaredPolicy Policy)> shared in _services
            .SelectMany(static service => service.Policies.Where(static policy => policy.SharedName is not null).Select(policy => (service, policy)))
            .GroupBy(static pair => (pair.policy.Schema, pair.policy.SharedName!)))
        {
            (GuardedService Service, ConfigurationNode[] Places)[] said = [.. shared.Select(user => (user.Service, SharedPlacesOf(user.Service, user.Policy)))];

            // What is wrong by itself has been noted, and cannot be compared.
            DeclaredPolicy declared = shared.First().Policy;
            if (said.Select(user => declared.Meaning(user.Places)).OfType<object>().Distinct().Count() > 1)
            {
                (PolicySchema schema, string name) = shared.Key;
                string users = string.Join(" and ", said.Select(static user => user.Service.DisplayName).Distinct().Order(StringComparer.Ordinal));
                foreach (ConfigurationNode setting in said.SelectMany(static user => user.Places).SelectMany(PolicyPlaces.Settings).Distinct())
                {
                    _errors.Add(new ConfigurationError(setting.Path, $"the {schema.Name} '{name}' is shared by {users}, and would be told different things. " + (schema == PolicySchemas.CircuitBreaker
                        ? $"Write {setting.Key} at {_root.Path}:{CircuitsKey}:{name}:{setting.Key}."
                        : "Write the same for each.")));
                }
            }
        }
    }

    private ConfigurationNode[] SharedPlacesOf(GuardedService service, DeclaredPolicy policy)
    {
        PolicyPlaces places = PlacesOf(service, policy);
        return [.. places.OfInterface.Concat(policy.Method is null ? [] : places.OfMethod(policy.Method))];
    }
}
