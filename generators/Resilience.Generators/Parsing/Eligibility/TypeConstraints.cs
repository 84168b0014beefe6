using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Eligibility;

/// <summary>Compares the constraints of type parameters that stand for each other, by position.</summary>
internal static class TypeConstraints
{
    /// <summary>Whether two methods constrain their type parameters alike, as C# asks of a method and its implementation.</summary>
    public static bool AreSame(IMethodSymbol one, IMethodSymbol other)
        => one.TypeParameters.Zip(other.TypeParameters, AreSame).All(same => same);

    /// <summary>The first type parameter of an interface that a class's constraints do not satisfy; null = they satisfy all.</summary>
    public static ITypeParameterSymbol? FirstUnsatisfied(IReadOnlyList<ITypeParameterSymbol> own, IReadOnlyList<ITypeParameterSymbol> required)
        => own.Where((parameter, at) => !Imply(parameter, required[at], Index(own), Index(required))).FirstOrDefault();

    private static bool AreSame(ITypeParameterSymbol one, ITypeParameterSymbol other)
        => one.HasReferenceTypeConstraint == other.HasReferenceTypeConstraint
            && one.HasValueTypeConstraint == other.HasValueTypeConstraint
            && one.HasUnmanagedTypeConstraint == other.HasUnmanagedTypeConstraint
            && one.HasNotNullConstraint == other.HasNotNullConstraint
            && one.HasConstructorConstraint == other.HasConstructorConstraint
            && one.AllowsRefLikeType == other.AllowsRefLikeType
            && !Contradict(one.ReferenceTypeConstraintNullableAnnotation, other.ReferenceTypeConstraintNullableAnnotation)
            && one.ConstraintTypes.Select(type => Text(type, MethodIndex)).OrderBy(text => text, StringComparer.Ordinal)
                .SequenceEqual(other.ConstraintTypes.Select(type => Text(type, MethodIndex)).OrderBy(text => text, StringComparer.Ordinal));

    private static bool Imply(ITypeParameterSymbol own, ITypeParameterSymbol required, Func<ITypeParameterSymbol, string> ownIndex, Func<ITypeParameterSymbol, string> requiredIndex)
    {
        bool mayBeNull = own.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated;
        var known = new HashSet<string>(own.ConstraintTypes.SelectMany(Ancestry).Select(type => Text(type, ownIndex)), StringComparer.Ordinal);
        return (!required.HasUnmanagedTypeConstraint || own.HasUnmanagedTypeConstraint)
            && (!required.HasValueTypeConstraint || own.HasValueTypeConstraint)
            && (!required.HasReferenceTypeConstraint || (own.IsReferenceType && (!mayBeNull || required.ReferenceTypeConstraintNullableAnnotation != NullableAnnotation.NotAnnotated)))
            && (!required.HasNotNullConstraint || own.HasNotNullConstraint || own.HasValueTypeConstraint || (own.IsReferenceType && !mayBeNull))
            && (!required.HasConstructorConstraint || own.HasConstructorConstraint || own.HasValueTypeConstraint)
            && (!own.AllowsRefLikeType || required.AllowsRefLikeType)
            && required.ConstraintTypes.All(type => known.Contains(Text(type, requiredIndex)));
    }

    private static bool Contradict(NullableAnnotation one, NullableAnnotation other)
        => one != other && one != NullableAnnotation.None && other != NullableAnnotation.None;

    /// <summary>A type and all that it is: what it derives from and implements.</summary>
    private static IEnumerable<ITypeSymbol> Ancestry(ITypeSymbol type)
    {
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            yield return at;
        }

        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
        {
            yield return implemented;
        }
    }

    private static string Text(ITypeSymbol type, Func<ITypeParameterSymbol, string> index)
        => string.Concat(type.ToDisplayParts(SymbolDisplayFormat.FullyQualifiedFormat).Select(part => part.Symbol is ITypeParameterSymbol parameter ? index(parameter) : part.ToString()));

    private static string MethodIndex(ITypeParameterSymbol parameter)
        => parameter.TypeParameterKind == TypeParameterKind.Method ? "!" + parameter.Ordinal : parameter.Name;

    private static Func<ITypeParameterSymbol, string> Index(IReadOnlyList<ITypeParameterSymbol> parameters) => parameter =>
    {
        for (int at = 0; at < parameters.Count; at++)
        {
            if (SymbolEqualityComparer.Default.Equals(parameters[at], parameter))
            {
                return "!" + at;
            }
        }

        return parameter.Name;
    };
}
