using Microsoft.CodeAnalysis;
using Resilience.Generators.Eligibility;
using Resilience.Generators.Model;

namespace Resilience.Generators.Parsing;

/// <summary>Writes circuits: one per breaker, whether it stands on a method, an interface or a class.</summary>
internal sealed class CircuitParser(ProxyPlan plan, TypeText types, NameScope fields)
{
    private readonly List<CircuitModel> _circuits = [];
    private readonly Dictionary<(INamedTypeSymbol On, string? KeyType), CircuitModel> _ofType = [];
    private readonly NameScope _constants = new(Identifier.OfObject.Append("Circuits"));

    public EquatableArray<CircuitModel> All => new(_circuits);

    public BreakerModel Parse(MethodPlan method, string key, string display, bool judgesResult)
    {
        AppliedPolicy policy = method.Breaker!;
        ParameterModel? parameter = method.CircuitKey is { } marked ? ParameterParser.Parse(method, withDefaults: false, types)[marked.Ordinal] : null;
        string? keyType = parameter?.FieldType;
        CircuitModel circuit = policy.On is { } on ? OfType(policy, on, keyType) : Add(policy, key + "Circuit", display, key, keyType);
        return new BreakerModel(circuit.Field, GuardParser.Comment(policy), judgesResult, parameter?.Forgive(parameter.Argument));
    }

    /// <summary>The circuit of a breaker on a type; its circuits, one per value, for methods that have a key of some type.</summary>
    private CircuitModel OfType(AppliedPolicy policy, INamedTypeSymbol on, string? keyType)
    {
        if (!_ofType.TryGetValue((on, keyType), out CircuitModel? circuit))
        {
            // The breaker of the class, else of the proxied interface, wins over those of all others, so there are several only where neither has one.
            bool isOnly = plan.Methods.Values.All(method => method.Breaker?.On is null || SymbolEqualityComparer.Default.Equals(method.Breaker.On, on));
            circuit = isOnly ? Add(policy, "Circuit", null, "Interface", keyType) : Add(policy, on.Name + "Circuit", DisplayName.OfService(on), on.Name, keyType);
            _ofType.Add((on, keyType), circuit);
        }

        return circuit;
    }

    private CircuitModel Add(AppliedPolicy policy, string field, string? method, string constant, string? keyType)
    {
        string service = DisplayName.OfService(plan.Service);
        string name = policy.Attribute.Named("Name") is { Value: string named } ? named : method is null ? service : service + "." + method;
        var circuit = new CircuitModel(fields.Take(keyType is null ? field : field + "s"), method, keyType, Identifier.Escape(_constants.Take(constant)), LiteralText.OfPrimitive(name), PolicyOptions.OfCircuit(policy.Attribute, types));
        _circuits.Add(circuit);
        return circuit;
    }
}
