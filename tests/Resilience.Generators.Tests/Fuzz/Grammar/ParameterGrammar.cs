using Microsoft.CodeAnalysis.CSharp;
using Resilience.Generators.Tests.Fuzz.Cases;

namespace Resilience.Generators.Tests.Fuzz.Grammar;

/// <summary>Parameters.</summary>
internal sealed class ParameterGrammar(Dice dice, TypeGrammar types, ValueGrammar values, AttributeGrammar attributes, NameGrammar names)
{
    public IReadOnlyList<ParameterUse> OfMethod(Scope scope, int most = 4) => Make(scope, dice.Below(most + 1), isIndexer: false, []);

    /// <summary>At least one; <c>value</c> is the setter's own.</summary>
    public IReadOnlyList<ParameterUse> OfIndexer(Scope scope, bool hasSetter) => Make(scope, 1 + dice.Below(3), isIndexer: true, hasSetter ? ["value"] : []);

    private List<ParameterUse> Make(Scope scope, int count, bool isIndexer, IEnumerable<string> reserved)
    {
        List<string> taken = [.. reserved, .. scope.TypeParameters.Select(parameter => parameter.Name)];
        List<ParameterUse> parameters = [];
        for (int at = 0; at < count; at++)
        {
            string name = names.Parameter(taken, at);
            taken.Add(name);
            parameters.Add(Make(scope, name, isIndexer));
        }

        bool isParams = count > 0 && dice.Chance(8);
        if (isParams)
        {
            parameters[^1] = Params(scope, parameters[^1].Name);
        }

        AddDefaults(parameters, scope, parameters.Count - (isParams ? 2 : 1));
        return parameters;
    }

    private ParameterUse Make(Scope scope, string name, bool isIndexer)
    {
        if (isIndexer ? dice.Chance(88) : dice.Chance(70))
        {
            TypeUse type = types.Input(scope);
            return new ParameterUse(string.Empty, type, name)
            {
                IsScoped = type.Form == TypeForm.RefLike && dice.Chance(30),
                Attributes = attributes.OfParameter(),
            };
        }

        string modifier = scope.Language >= LanguageVersion.CSharp12 && dice.Chance(20) ? "ref readonly" : isIndexer ? "in" : dice.Pick("ref", "out", "out", "in", "in");
        TypeUse referred = Referred(scope);
        return new ParameterUse(modifier, referred, name)
        {
            IsScoped = modifier != "out" && dice.Chance(12),
            Attributes = attributes.OfParameter(),
        };
    }

    /// <summary>What stands by reference goes in and out.</summary>
    private TypeUse Referred(Scope scope) => dice.Weigh(
        (12, () => types.Any(scope)),
        (2, () => types.Annotate(scope.Anywhere.Count > 0 ? dice.Pick(scope.Anywhere).AsType() : TypeGrammar.Int, scope, 30)),
        (1, () => TypeGrammar.Token),
        (1, () => types.Input(scope with { TypeParameters = scope.Anywhere })));

    private ParameterUse Params(Scope scope, string name)
    {
        TypeUse element = types.Any(scope, 0);
        TypeUse type = scope.Language < LanguageVersion.CSharp13
            ? new TypeUse(TypeForm.Reference, "{0}[]", element)
            : dice.Pick(
                new TypeUse(TypeForm.Reference, "{0}[]", element),
                new TypeUse(TypeForm.RefLike, "global::System.ReadOnlySpan<{0}>", element),
                new TypeUse(TypeForm.RefLike, "global::System.Span<{0}>", element),
                new TypeUse(TypeForm.Reference, "global::System.Collections.Generic.List<{0}>", element),
                new TypeUse(TypeForm.Reference, "global::System.Collections.Generic.IEnumerable<{0}>", element));
        return new ParameterUse(string.Empty, type, name) { IsParams = true };
    }

    /// <summary>From the last backwards, as far as luck goes.</summary>
    private void AddDefaults(List<ParameterUse> parameters, Scope scope, int last)
    {
        for (int at = last; at >= 0 && dice.Chance(45) && parameters[at] is { Modifier: "" or "in" } parameter && !parameter.Attributes.Any(attribute => attribute.Contains("DisallowNull", StringComparison.Ordinal)); at--)
        {
            parameters[at] = attributes.OfCaller(parameter, parameters) is { } caller
                ? parameter with { Attributes = [.. parameter.Attributes, caller], Default = parameter.Type.Template == "int" ? "0" : parameter.Type.IsAnnotated || !scope.IsNullable ? "null" : "\"\"" }
                : parameter with { Default = values.Of(parameter.Type, scope) };
        }
    }
}
