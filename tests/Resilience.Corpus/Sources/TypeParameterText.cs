using Microsoft.CodeAnalysis;

namespace Resilience.Corpus;

/// <summary>Repeats the type parameters of an interface, and of the types around it, under names that cannot meet.</summary>
internal static class TypeParameterText
{
    /// <summary>In angle brackets; empty where there are none.</summary>
    public static string ListOf(Subject subject)
        => subject.TypeParameters.Count == 0 ? string.Empty : $"<{string.Join(", ", subject.TypeParameters.Select((_, at) => Name(at)))}>";

    /// <summary>What they must be, as whoever derives from the interface has to write it again.</summary>
    public static string ConstraintsOf(Subject subject)
        => string.Concat(subject.TypeParameters
            .Select((parameter, at) => (Name: Name(at), Constraints: Constraints(parameter, subject).ToList()))
            .Where(parameter => parameter.Constraints.Count > 0)
            .Select(parameter => $"\n    where {parameter.Name} : {string.Join(", ", parameter.Constraints)}"));

    /// <summary>A type in whose name the type parameters are.</summary>
    public static string Of(ITypeSymbol type, Subject subject)
        => string.Concat(type.ToDisplayParts(SymbolDisplayFormat.FullyQualifiedFormat)
            .Select(part => part.Symbol is ITypeParameterSymbol parameter ? Name(subject.TypeParameters.ToList().IndexOf(parameter)) : part.ToString()));

    private static string Name(int at) => $"T{at + 1}";

    private static IEnumerable<string> Constraints(ITypeParameterSymbol parameter, Subject subject)
    {
        if (parameter.HasReferenceTypeConstraint)
        {
            yield return parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class";
        }
        else if (parameter.HasValueTypeConstraint)
        {
            yield return parameter.HasUnmanagedTypeConstraint ? "unmanaged" : "struct";
        }
        else if (parameter.HasNotNullConstraint)
        {
            yield return "notnull";
        }

        foreach ((ITypeSymbol type, NullableAnnotation annotation) in parameter.ConstraintTypes.Zip(parameter.ConstraintNullableAnnotations))
        {
            yield return Of(type, subject) + (annotation == NullableAnnotation.Annotated ? "?" : string.Empty);
        }

        if (parameter is { HasConstructorConstraint: true, HasValueTypeConstraint: false })
        {
            yield return "new()";
        }

        if (parameter.AllowsRefLikeType)
        {
            yield return "allows ref struct";
        }
    }
}
