using Resilience.Generators.Tests.Fuzz.Cases;

namespace Resilience.Generators.Tests.Fuzz.Grammar;

/// <summary>Methods.</summary>
internal sealed class MethodGrammar(Dice dice, TypeGrammar types, ParameterGrammar parameters, ConstraintGrammar constraints, AttributeGrammar attributes, NameGrammar names)
{
    public MethodUse Make(string name, Scope scope)
    {
        // A static abstract method's signature, and a private one's, are of no interest.
        int count = dice.Chance(80) ? 0 : 1 + dice.Below(2);
        IReadOnlyList<TypeParameterUse> own = constraints.Make(names.TypeParameters(count, dice.Chance(85) ? scope.TypeParameters.Select(parameter => parameter.Name) : []), scope);
        Scope inside = scope.With(own);
        (string reference, TypeUse returned) = Returned(inside);
        var method = new MethodUse(name, returned) { Ref = reference, TypeParameters = own, Parameters = parameters.OfMethod(inside) };
        IReadOnlyList<string> marked = attributes.OfMethod(method, scope);
        return method with { Attributes = marked.Any(attribute => attribute.Contains("Obsolete", StringComparison.Ordinal)) ? marked : [.. marked, .. attributes.OfMember()] };
    }

    private (string Reference, TypeUse Type) Returned(Scope scope)
        => !dice.Chance(7) ? (string.Empty, types.Output(scope))
            : (dice.Pick("ref ", "ref readonly "), dice.Chance(80) ? types.Any(scope) : types.Input(scope with { TypeParameters = scope.Anywhere }));
}
