using Resilience.Generators.Tests.Fuzz.Cases;

namespace Resilience.Generators.Tests.Fuzz.Grammar;

/// <summary>Properties, indexers, events.</summary>
internal sealed class PropertyGrammar(Dice dice, TypeGrammar types, ParameterGrammar parameters, AttributeGrammar attributes)
{
    public PropertyUse Make(string name, Scope scope)
    {
        IReadOnlyList<AccessorUse> accessors = Accessors();
        string reference = accessors is [{ Keyword: "get" }] && dice.Chance(20) ? dice.Pick("ref ", "ref readonly ") : string.Empty;
        return new PropertyUse(name, TypeOf(scope, accessors, reference)) { Ref = reference, Accessors = accessors, Attributes = attributes.OfProperty() };
    }

    public PropertyUse MakeIndexer(Scope scope)
    {
        IReadOnlyList<AccessorUse> accessors = Accessors();
        string reference = accessors is [{ Keyword: "get" }] && dice.Chance(20) ? dice.Pick("ref ", "ref readonly ") : string.Empty;
        return new PropertyUse("this", TypeOf(scope, accessors, reference))
        {
            Ref = reference,
            Accessors = accessors,
            Attributes = attributes.OfProperty(),
            Parameters = parameters.OfIndexer(scope, hasSetter: accessors[^1].Keyword != "get"),
        };
    }

    public EventUse MakeEvent(string name, Scope scope) => new(name, types.Event(scope)) { Attributes = attributes.OfAny() };

    private IReadOnlyList<AccessorUse> Accessors()
    {
        string[] keywords = dice.Weigh<string[]>(
            (4, () => ["get"]),
            (4, () => ["get", "set"]),
            (1, () => ["set"]),
            (1, () => ["init"]),
            (1, () => ["get", "init"]),
            (1, () => ["set", "get"]));
        return [.. keywords.Select(keyword => new AccessorUse(keyword) { Attributes = attributes.OfAccessor() })];
    }

    private TypeUse TypeOf(Scope scope, IReadOnlyList<AccessorUse> accessors, string reference)
        => accessors.Count == 2 || reference.Length > 0 ? types.Input(scope with { TypeParameters = scope.Anywhere })
            : dice.Chance(80) ? types.Any(scope)
            : types.Alone(scope, isInput: accessors[0].Keyword != "get");
}
