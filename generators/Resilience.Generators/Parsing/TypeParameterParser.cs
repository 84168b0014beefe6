using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Resilience.Generators.Model;

namespace Resilience.Generators.Parsing;

/// <summary>Writes type parameters and their constraints.</summary>
internal static class TypeParameterParser
{
    /// <summary>Gives each a name that none around it has.</summary>
    public static void Name(IEnumerable<ITypeParameterSymbol> parameters, NameScope scope, TypeText types)
    {
        foreach (ITypeParameterSymbol parameter in parameters)
        {
            types.Rename(parameter, scope.Take(parameter.Name));
            if (parameter.Name.All(letter => letter is >= 'a' and <= 'z'))
            {
                types.Suppress("CS8981", "the type parameter is named in lower case by the interface");
            }
        }
    }

    /// <summary>Gives each the name that it has in the user's part of a class.</summary>
    public static void Name(IReadOnlyList<ITypeParameterSymbol> parameters, IReadOnlyList<ITypeParameterSymbol> declared, TypeText types)
    {
        Name(declared, new NameScope([]), types);
        for (int at = 0; at < declared.Count; at++)
        {
            types.Rename(parameters[at], declared[at].Name);
        }
    }

    /// <param name="declared">Those in the user's part of a class, if there is one.</param>
    public static EquatableArray<TypeParameterModel> Parse(IEnumerable<ITypeParameterSymbol> parameters, ImmutableArray<ITypeSymbol> signature, TypeText types, IReadOnlyList<ITypeParameterSymbol>? declared = null)
        => new(parameters.Select((parameter, at) =>
        {
            string name = types.Of(parameter.WithNullableAnnotation(NullableAnnotation.NotAnnotated));
            string constraints = Constraints(parameter, types);
            return new TypeParameterModel(
                name,
                CopiedAttributes.Inline(parameter, types, declared?[at]) + name,
                constraints.Length == 0 ? string.Empty : $"where {name} : {constraints}",
                signature.Any(type => Annotates(type, parameter)) ? $"where {name} : {Kind(parameter)}" : string.Empty);
        }));

    private static string Constraints(ITypeParameterSymbol parameter, TypeText types)
    {
        var parts = new List<string>();
        if (parameter.HasUnmanagedTypeConstraint)
        {
            parts.Add("unmanaged");
        }
        else if (parameter.HasValueTypeConstraint)
        {
            parts.Add("struct");
        }
        else if (parameter.HasReferenceTypeConstraint)
        {
            parts.Add(parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class");
        }
        else if (parameter.HasNotNullConstraint)
        {
            parts.Add("notnull");
        }

        parts.AddRange(parameter.ConstraintTypes.Zip(parameter.ConstraintNullableAnnotations, (type, annotation) => types.Of(type.WithNullableAnnotation(annotation))));
        if (parameter is { HasConstructorConstraint: true, HasValueTypeConstraint: false })
        {
            parts.Add("new()");
        }

        if (parameter.AllowsRefLikeType)
        {
            parts.Add("allows ref struct");
        }

        return string.Join(", ", parts);
    }

    /// <summary>What tells <c>T?</c> apart in an explicit implementation, which inherits all other constraints.</summary>
    private static string Kind(ITypeParameterSymbol parameter) => parameter switch
    {
        { IsValueType: true } => "struct",
        { IsReferenceType: true } => "class",
        _ => "default",
    };

    private static bool Annotates(ITypeSymbol type, ITypeParameterSymbol parameter) => type switch
    {
        ITypeParameterSymbol own => own.NullableAnnotation == NullableAnnotation.Annotated && SymbolEqualityComparer.Default.Equals(own, parameter),
        IArrayTypeSymbol array => Annotates(array.ElementType, parameter),
        IPointerTypeSymbol pointer => Annotates(pointer.PointedAtType, parameter),
        INamedTypeSymbol named => named.TypeArguments.Any(argument => Annotates(argument, parameter)) || (named.ContainingType is { } outer && Annotates(outer, parameter)),
        _ => false,
    };
}
