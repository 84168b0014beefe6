using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Eligibility;

/// <summary>Whether a method can answer for another: same parameters, perhaps an exception more, and the same return type.</summary>
internal static class FallbackMatch
{
    public static bool Fits(IMethodSymbol candidate, IMethodSymbol method, Compilation compilation)
    {
        if (candidate.Arity != method.Arity || candidate.ReturnsByRef || candidate.ReturnsByRefReadonly)
        {
            return false;
        }

        if (method.Arity > 0)
        {
            if (!method.TypeParameters.Zip(candidate.TypeParameters, Admits).All(admits => admits))
            {
                return false;
            }

            candidate = candidate.Construct([.. method.TypeParameters]);
        }

        int count = method.Parameters.Length;
        return SymbolEqualityComparer.Default.Equals(candidate.ReturnType, method.ReturnType)
            && (candidate.Parameters.Length == count || (candidate.Parameters.Length == count + 1 && IsException(candidate.Parameters[count], compilation)))
            && method.Parameters.Zip(candidate.Parameters, AreSame).All(same => same)
            && (!CanKeep(candidate) || method.Parameters.Zip(candidate.Parameters, IsScopedAlike).All(alike => alike));
    }

    /// <summary>How many types a class is derived from.</summary>
    public static int Depth(ITypeSymbol type)
    {
        int depth = 0;
        for (ITypeSymbol? at = type.BaseType; at is not null; at = at.BaseType)
        {
            depth++;
        }

        return depth;
    }

    /// <summary>Whether one class is, or is derived from, another.</summary>
    public static bool IsOrDerivesFrom(ITypeSymbol type, ITypeSymbol ancestor)
    {
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(at, ancestor))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsException(IParameterSymbol parameter, Compilation compilation)
        => parameter.RefKind == RefKind.None
            && compilation.GetTypeByMetadataName("System.Exception") is { } exception
            && parameter.Type.TypeKind == TypeKind.Class
            && IsOrDerivesFrom(parameter.Type, exception)
            && Visibility.CanBeNamed(parameter.Type, compilation);

    private static bool AreSame(IParameterSymbol one, IParameterSymbol other)
        => one.RefKind == other.RefKind && SymbolEqualityComparer.Default.Equals(one.Type, other.Type);

    /// <summary>Whether a method's result, or what it takes by reference, may refer to its other arguments.</summary>
    private static bool CanKeep(IMethodSymbol method)
        => MethodShape.IsConfined(method.ReturnType) || method.Parameters.Any(parameter => parameter.RefKind != RefKind.None && MethodShape.IsConfined(parameter.Type));

    /// <summary>What the method must not let out is not handed to one that may.</summary>
    private static bool IsScopedAlike(IParameterSymbol own, IParameterSymbol other) => own.ScopedKind == ScopedKind.None || own.ScopedKind == other.ScopedKind;

    /// <summary>Whether every type that the method's parameter admits is admitted by the candidate's too.</summary>
    private static bool Admits(ITypeParameterSymbol method, ITypeParameterSymbol candidate)
        => (!candidate.HasReferenceTypeConstraint || method.HasReferenceTypeConstraint)
            && (!candidate.HasValueTypeConstraint || method.HasValueTypeConstraint)
            && (!candidate.HasUnmanagedTypeConstraint || method.HasUnmanagedTypeConstraint)
            && (!candidate.HasNotNullConstraint || method.HasNotNullConstraint)
            && (!candidate.HasConstructorConstraint || method.HasConstructorConstraint || method.HasValueTypeConstraint)
            && (!method.AllowsRefLikeType || candidate.AllowsRefLikeType)
            && candidate.ConstraintTypes.All(type => method.ConstraintTypes.Any(own => AreAlike(own, type)));

    /// <summary>Whether two types are one, where a type parameter of either method is the other's in the same place.</summary>
    private static bool AreAlike(ITypeSymbol one, ITypeSymbol other) => (one, other) switch
    {
        (ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } a, ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } b) => a.Ordinal == b.Ordinal,
        (IArrayTypeSymbol a, IArrayTypeSymbol b) => a.Rank == b.Rank && AreAlike(a.ElementType, b.ElementType),
        (INamedTypeSymbol { IsGenericType: true } a, INamedTypeSymbol { IsGenericType: true } b) => SymbolEqualityComparer.Default.Equals(a.OriginalDefinition, b.OriginalDefinition)
            && a.TypeArguments.Zip(b.TypeArguments, AreAlike).All(alike => alike)
            && (a.ContainingType is not { } around || AreAlike(around, b.ContainingType)),
        _ => SymbolEqualityComparer.Default.Equals(one, other),
    };
}
