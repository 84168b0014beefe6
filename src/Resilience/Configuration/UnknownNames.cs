namespace Resilience;

/// <summary>What a configuration says of nobody who is known.</summary>
internal sealed class UnknownNames(ConfigurationNode root, IReadOnlyList<GuardedService> services, NameTable interfaces, NameTable circuits, IReadOnlyCollection<string> circuitsToCome)
{
    /// <summary>Keys that nobody reads. No proxy that comes later makes them known.</summary>
    public IEnumerable<ConfigurationError> Keys()
        => from child in root.Children
           where child.Key.ToUpperInvariant() is not ("ENABLED" or "STRICTCONFIGURATION" or "INTERFACES" or "CIRCUITS")
           select new ConfigurationError(child.Path, $"nobody reads it. There are: {ConfigurationReading.CircuitsKey}, {ConfigurationReading.EnabledKey}, {ConfigurationReading.InterfacesKey}, {ConfigurationReading.StrictKey}.");

    /// <summary>Interfaces that nobody has.</summary>
    public IEnumerable<ConfigurationError> Interfaces()
        => from child in root.ChildrenOf(ConfigurationReading.InterfacesKey)
           where !interfaces.IsKnown(child.Key) && !interfaces.IsBeginning(child.Key) && !services.Any(service => service.IsToCome(child.Key))
           select new ConfigurationError(child.Path, $"no guarded interface is known by this name. {NearestName.Question(NearestName.Of(child.Key, interfaces.Names))}{Known(interfaces.ShortNames)}");

    /// <summary>Circuits that nobody has.</summary>
    public IEnumerable<ConfigurationError> Circuits()
    {
        // Its attributes may give a circuit any name.
        bool mayHaveAny = services.Any(open => !open.IsDescribed && !services.Any(made => made.IsDescribed && (made.Service == open.Service || made.IsOf(open.Service))));
        return mayHaveAny ? [] :
            from child in root.ChildrenOf(ConfigurationReading.CircuitsKey)
            where !circuits.IsKnown(child.Key) && !circuits.IsBeginning(child.Key) && !IsOfServiceToCome(child.Key)
            select new ConfigurationError(child.Path, $"no circuit is known by this name. {NearestName.Question(CircuitsLike(child.Key))}{Known(circuits.ShortNames.Concat(circuitsToCome.Order(StringComparer.Ordinal)))}");
    }

    /// <summary>Whether a circuit is of a service, a construction or one with a key, whose proxy has not been made; of one that has, its circuits are known.</summary>
    public bool IsOfServiceToCome(string circuit)
        => services.Any(registered => registered.ToComeOf(circuit) is { } service && !services.Any(made => made.IsDescribed && made.IsNamed(service)));

    /// <summary>The circuits that somebody may have meant: those of an interface's methods where it has none of its own, those to which an attribute gives another name; else the nearest, and the interface's own where one wrote of a method of it.</summary>
    private IReadOnlyList<string> CircuitsLike(string name)
    {
        string[] ofMethods = [.. circuits.Names.Where(known => known.StartsWith(name + ".", StringComparison.OrdinalIgnoreCase))];
        if (ofMethods.Length == 0)
        {
            ofMethods = [.. services.SelectMany(service => service.WrittenCircuitsOf(name)).Distinct(StringComparer.OrdinalIgnoreCase)];
        }

        if (ofMethods.Length > 0 || name.LastIndexOf('.') is not (var end and > 0))
        {
            return ofMethods.Length > 0 ? ofMethods : NearestName.Of(name, circuits.Names);
        }

        IEnumerable<string> ofInterfaces = services.SelectMany(static service => service.Policies.Select(service.CircuitOf))
            .Where(static circuit => circuit?.Identity is { Method: null })
            .SelectMany(static circuit => new[] { circuit!.Name, circuit.FullName })
            .Where(circuits.IsKnown)
            .Distinct();
        return [.. NearestName.Of(name, circuits.Names), .. NearestName.Of(name[..end], ofInterfaces).Select(static circuit => circuit + ", the circuit of all its methods")];
    }

    private static string Known(IEnumerable<string> names)
    {
        string all = string.Join(", ", names);
        return all.Length == 0 ? "There are none." : $"There are: {all}.";
    }
}
