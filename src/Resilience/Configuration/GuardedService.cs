using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace Resilience;

/// <summary>An interface that is guarded, under one service key, with the policies that its attributes declare.</summary>
/// <remarks>Names are taken here, outside of every lock: a key's text is the user's code.</remarks>
internal sealed class GuardedService
{
    private readonly List<DeclaredPolicy> _policies = [];
    private readonly object? _serviceKey;

    public GuardedService(Type service, object? serviceKey)
    {
        Service = service;
        _serviceKey = serviceKey;
        DisplayName = ServiceName.Display(service, serviceKey);
        FullName = ServiceName.Display(service, serviceKey, qualified: true);
        List<(object, string, string)> names = [];
        foreach (object? key in serviceKey is null || ReferenceEquals(serviceKey, KeyedService.AnyKey) ? [null] : new[] { null, serviceKey })
        {
            if (service.IsGenericType)
            {
                Type definition = service.GetGenericTypeDefinition();
                names.Add((definition, ServiceName.Unbound(definition, key), ServiceName.Unbound(definition, key, qualified: true)));
            }

            if (!service.IsGenericTypeDefinition)
            {
                names.Add((service, ServiceName.Display(service, key), ServiceName.Display(service, key, qualified: true)));
            }
        }

        Names = names;
        IsForAnyKey = ReferenceEquals(serviceKey, KeyedService.AnyKey);
    }

    public Type Service { get; }

    /// <summary><c>IStripeGateway[backup]</c>.</summary>
    public string DisplayName { get; }

    /// <summary><c>Shop.IStripeGateway[backup]</c>.</summary>
    public string FullName { get; }

    /// <summary>Whether it is registered for every key, so that any key may be configured.</summary>
    public bool IsForAnyKey { get; }

    /// <summary>Its names in the configuration, general before specific: all constructions of a generic interface, this one; without the service key, with it.</summary>
    public IReadOnlyList<(object Target, string ShortName, string FullName)> Names { get; }

    public IReadOnlyList<DeclaredPolicy> Policies => _policies;

    /// <summary>Whether its policies are known. Those of an open generic interface are, when it is closed.</summary>
    public bool IsDescribed => _policies.Count > 0;

    /// <summary>Whether it is a construction of an open interface.</summary>
    public bool IsOf(Type definition) => Service.IsConstructedGenericType && Service.GetGenericTypeDefinition() == definition;

    /// <summary>Whether this is its own name, short or full.</summary>
    public bool IsNamed(string name) => name.Equals(DisplayName, StringComparison.OrdinalIgnoreCase) || name.Equals(FullName, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether an interface may come by this name whose policies are not known yet: a construction where it is open, with a key where it is registered for any.</summary>
    public bool IsToCome(string name)
        => !IsDescribed && Names.SelectMany(static own => new[] { own.ShortName, own.FullName }).Any(own => ConstructionName.Rest(own, name) switch
        {
            null => false,
            "" => Service.IsGenericTypeDefinition,
            var rest => IsForAnyKey && KeySuffix.EndOf(rest) == rest.Length,
        });

    /// <summary>The text of the key in the name of an interface, or of one of its circuits, that somebody may ask for where it is registered for any key; null in another name.</summary>
    public string? KeyIn(string name)
    {
        if (!IsForAnyKey || !IsDescribed)
        {
            return null;
        }

        foreach (string own in Names.SelectMany(static own => new[] { own.FullName, own.ShortName }))
        {
            if (name.StartsWith(own, StringComparison.OrdinalIgnoreCase) && KeySuffix.EndOf(name[own.Length..]) is var end and > 0 && name[(own.Length + end)..] is "" or ['.', _, ..])
            {
                return name[(own.Length + 1)..(own.Length + end - 1)];
            }
        }

        return null;
    }

    /// <summary>What this registration for any key is under one of them.</summary>
    public GuardedService Under(string key)
    {
        GuardedService keyed = new(Service, key);
        keyed._policies.AddRange(_policies);
        return keyed;
    }

    /// <summary>The circuit of one of its policies, by the name that it has under this service's key.</summary>
    public CircuitClaim? CircuitOf(DeclaredPolicy policy)
        => policy.Circuit is { Identity: { } identity } && !Equals(identity.ServiceKey, _serviceKey)
            ? new CircuitClaim(identity with { ServiceKey = _serviceKey }, writtenName: null)
            : policy.Circuit;

    /// <summary>The names that attributes give to the circuit which would else have this one.</summary>
    public IEnumerable<string> WrittenCircuitsOf(string circuit)
        => from policy in _policies
           where policy.Circuit is { Identity: null }
           from own in Names.SelectMany(static own => new[] { own.ShortName, own.FullName })
           where policy.Uses.Select(use => own + "." + use.Method).Append(policy.Method is null ? own : null).Contains(circuit, StringComparer.OrdinalIgnoreCase)
           select policy.Circuit!.Name;

    /// <summary>Who may come for this registration and have a circuit of this name, on itself or on a method: a construction where it is open, one with a key where it is for any, itself where its policies are not known yet; null where nobody may.</summary>
    public string? ToComeOf(string circuit)
    {
        if (IsDescribed)
        {
            return null;
        }

        // A circuit's name has the service key in it: the last name is the one with the key.
        (_, string shortName, string fullName) = Names[^1];
        string? rest = ConstructionName.Rest(shortName, circuit) ?? ConstructionName.Rest(fullName, circuit);
        if (IsForAnyKey && rest is not null)
        {
            int end = KeySuffix.EndOf(rest);
            rest = end < 0 ? null : rest[end..];
        }

        return rest is "" or ['.', _, ..] ? circuit[..^rest.Length] : null;
    }

    public void Add(DeclaredPolicy policy) => _policies.Add(policy);

    /// <summary>The name of a method in the configuration: its overloads share it.</summary>
    [return: NotNullIfNotNull(nameof(displayName))]
    public static string? MethodKey(string? displayName)
    {
        int end = displayName.AsSpan().IndexOfAny('(', '<');
        return end < 0 ? displayName : displayName![..end];
    }
}
