using System.Globalization;
using Microsoft.CodeAnalysis;
using Resilience.Generators.Eligibility;
using Resilience.Generators.Model;

namespace Resilience.Generators.Parsing;

/// <summary>Gathers the methods that a call by name does not reach, because overloads have a higher priority.</summary>
internal sealed class OutrankedParser(TypeText types)
{
    private readonly Dictionary<INamedTypeSymbol, List<IMethodSymbol>> _methods = new(SymbolEqualityComparer.Default);
    private readonly List<INamedTypeSymbol> _order = [];

    public EquatableArray<OutrankedModel> All => new(_order.Select(Write));

    /// <summary>The class through which the method is called, with the type arguments of its interface; null where it is called by name.</summary>
    public string? Find(IMethodSymbol method)
    {
        if (!Priority.IsOutranked(method))
        {
            return null;
        }

        INamedTypeSymbol declarer = method.ContainingType.OriginalDefinition;
        if (!_methods.TryGetValue(declarer, out List<IMethodSymbol>? known))
        {
            _methods.Add(declarer, known = []);
            _order.Add(declarer);
        }

        if (!known.Contains(method.OriginalDefinition, SymbolEqualityComparer.Default))
        {
            known.Add(method.OriginalDefinition);
        }

        string[] arguments = [.. ArgumentsOf(method.ContainingType).Select(types.Of)];
        return NameOf(declarer) + (arguments.Length == 0 ? string.Empty : $"<{string.Join(", ", arguments)}>");
    }

    private static IEnumerable<ITypeSymbol> ArgumentsOf(INamedTypeSymbol type)
        => type.ContainingType is { } outer ? ArgumentsOf(outer).Concat(type.TypeArguments) : type.TypeArguments;

    private string NameOf(INamedTypeSymbol declarer)
    {
        int twins = _order.TakeWhile(other => !SymbolEqualityComparer.Default.Equals(other, declarer)).Count(other => other.Name == declarer.Name);
        return $"{declarer.Name}Overloads{(twins == 0 ? string.Empty : (twins + 1).ToString(CultureInfo.InvariantCulture))}";
    }

    private OutrankedModel Write(INamedTypeSymbol declarer)
    {
        // The class stands outside the proxy, with type parameters of its own.
        var own = new TypeText();
        ITypeParameterSymbol[] parameters = [.. ProxyName.TypeParametersOf(declarer)];
        TypeParameterParser.Name(parameters, new NameScope([]), own);
        var model = new OutrankedModel(
            NameOf(declarer),
            TypeParameterParser.Parse(parameters, [], own),
            own.Of(declarer),
            new EquatableArray<MethodModel>(_methods[declarer].Select(method =>
            {
                TypeParameterParser.Name(method.TypeParameters, new NameScope(parameters.Select(own.Of)), own);
                return new MemberParser(own, string.Empty, isExplicit: false).Parse(new MethodPlan(method, null), guard: null, outranked: null);
            })));
        foreach (PragmaModel pragma in own.Pragmas)
        {
            types.Suppress(pragma.Id, pragma.Reason);
        }

        return model;
    }
}
