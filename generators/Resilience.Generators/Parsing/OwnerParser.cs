using Microsoft.CodeAnalysis;
using Resilience.Generators.Eligibility;
using Resilience.Generators.Model;

namespace Resilience.Generators.Parsing;

/// <summary>Writes what a generated part must say about the class of which it is one.</summary>
internal static class OwnerParser
{
    public static OwnerModel Parse(INamedTypeSymbol owner, INamedTypeSymbol service, TypeText types)
        => new(
            new EquatableArray<string>(Containers(owner, types)),
            Visibility.IsExported(owner) && !Visibility.IsExported(service) ? "internal" : "public",
            DeclarationText.IsDocumented(owner));

    /// <summary>The class's type parameters: those of an open generic interface, with its constraints unless the user's part has some, under the class's names.</summary>
    public static EquatableArray<TypeParameterModel> TypeParameters(INamedTypeSymbol owner, INamedTypeSymbol service, bool isOpen, TypeText types)
    {
        if (!isOpen)
        {
            return new EquatableArray<TypeParameterModel>(owner.TypeParameters.Select(parameter => types.Of(parameter)).Select(name => new TypeParameterModel(name, name, string.Empty, string.Empty)));
        }

        ITypeParameterSymbol[] parameters = [.. ProxyName.TypeParametersOf(service.OriginalDefinition)];
        TypeParameterParser.Name(parameters, owner.TypeParameters, types);
        EquatableArray<TypeParameterModel> models = TypeParameterParser.Parse(parameters, [], types, owner.TypeParameters);
        return ClassEligibility.HasConstraints(owner) ? new EquatableArray<TypeParameterModel>(models.Select(model => model with { Constraints = string.Empty })) : models;
    }

    /// <summary>The declarations of the types around it, outermost first.</summary>
    public static IEnumerable<string> Containers(INamedTypeSymbol owner, TypeText types)
    {
        if (owner.ContainingType is not { } outer)
        {
            return [];
        }

        string keyword = (outer.IsRecord ? "record " : string.Empty) + (outer.TypeKind switch { TypeKind.Struct => "struct ", TypeKind.Interface => "interface ", _ when outer.IsRecord => string.Empty, _ => "class " });
        string typeParameters = outer.Arity == 0 ? string.Empty : $"<{string.Join(", ", outer.TypeParameters.Select(types.Of))}>";
        return Containers(outer, types).Append($"partial {keyword}{Identifier.Escape(outer.Name)}{typeParameters}");
    }
}
