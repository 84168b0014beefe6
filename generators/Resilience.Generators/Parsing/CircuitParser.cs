using Microsoft.CodeAnalysis;
using Resilience.Generators.Eligibility;
using Resilience.Generators.Model;

namespace Resilience.Generators.Parsing;

/// <summary>Writes circuits: one per breaker, whether it stands on a method, an interface or a class.</summary>
internal sealed class CircuitParser(ProxyPlan plan, TypeText types, NameScope fields)
{
    private readonly List<CircuitModel> _circuits = [];
    private readonly Dictionary<ISymbol, CircuitModel> _ofType = new(SymbolEqualityComparer.Default);
    private readonly NameScope _constants = new(Identifier.OfObject.Append("Circuits"));

    public EquatableArray<CircuitModel> All => new(_circuits);

    public BreakerModel Parse(AppliedPolicy policy, string key, string display, bool judgesResult)
    {
        CircuitModel circuit = policy.On is { } on ? OfType(policy, on) : Add(policy, key + "Circuit", display, key);
        return new BreakerModel(circuit.Field, GuardParser.Comment(policy), judgesResult);
    }

    private CircuitModel OfType(AppliedPolicy policy, INamedTypeSymbol on)
    {
        if (!_ofType.TryGetValue(on, out CircuitModel? circuit))
        {
            // The breaker of the class, else of the proxied interface, wins over those of all others, so there are several only where neither has one.
            bool isOnly = plan.Methods.Values.All(method => method.Breaker?.On is null || SymbolEqualityComparer.Default.Equals(method.Breaker.On, on));
            circuit = isOnly ? Add(policy, "Circuit", null, "Interface") : Add(policy, on.Name + "Circuit", DisplayName.OfService(on), on.Name);
            _ofType.Add(on, circuit);
        }

        return circuit;
    }

    private CircuitModel Add(AppliedPolicy policy, string field, string? method, string constant)
    {
        string service = DisplayName.OfService(plan.Service);
        string name = policy.Attribute.Named("Name") is { Value: string named } ? named : method is null ? service : service + "." + method;
        var circuit = new CircuitModel(fields.Take(field), method, Identifier.Escape(_constants.Take(constant)), LiteralText.OfPrimitive(name), PolicyOptions.OfCircuit(policy.Attribute, types));
        _circuits.Add(circuit);
        return circuit;
    }
}
