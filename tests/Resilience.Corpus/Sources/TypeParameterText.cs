using Microsoft.CodeAnalysis;

namespace Resilience.Corpus;

/// <summary>Repeats the type parameters of an interface, and of the types around it, under names that cannot meet.</summary>
internal static class TypeParameterText
{
    /// <summary>In angle brackets; empty where there are none.</summary>
    public static string ListOf(Subject subject)
        => subject.TypeParameters.Count == 0 ? string.Empty : $"<{string.Join(", ", subject.TypeParameters.Select((_, at) => Name(at)))}>";

    /// <summary>What they must be, as whoever derives from the interface has to write it again.</summary>
    public static string ConstraintsOf(Subject subject) => Write(subject.TypeParameters.Select((parameter, at) => (Name(at), parameter)), subject);

    /// <summary>Those of a method's own type parameters, which keep their names.</summary>
    public static string ConstraintsOf(IMethodSymbol method, Subject subject) => Write(method.TypeParameters.Select(parameter => (parameter.Name, parameter)), subject);

    /// <summary>A type in whose name the type parameters are.</summary>
    public static string Of(ITypeSymbol type, Subject subject) => Of(type, subject, SymbolDisplayFormat.FullyQualifiedFormat);

    public static string Of(ISymbol symbol, Subject subject, SymbolDisplayFormat format)
        => string.Concat(symbol.ToDisplayParts(format)
            .Select(part => part.Symbol is ITypeParameterSymbol parameter && subject.TypeParameters.ToList().IndexOf(parameter) is >= 0 and var at ? Name(at) : part.ToString()));

    private static string Write(IEnumerable<(string Name, ITypeParameterSymbol Parameter)> parameters, Subject subject)
        => string.Concat(parameters
            .Select(named => (named.Name, Constraints: Constraints(named.Parameter, subject).ToList()))
            .Where(named => named.Constraints.Count > 0)
            .Select(named => $"\n    where {named.Name} : {string.Join(", ", named.Constraints)}"));

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
