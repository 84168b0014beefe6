using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Eligibility;

/// <summary>Compares the nullable annotations of types that are the same without them.</summary>
internal static class Annotations
{
    /// <summary>Whether no annotation contradicts another; source without annotations contradicts nothing.</summary>
    public static bool Agree(ITypeSymbol one, ITypeSymbol other)
        => (one.NullableAnnotation == other.NullableAnnotation || one.NullableAnnotation == NullableAnnotation.None || other.NullableAnnotation == NullableAnnotation.None)
            && Parts(one).Zip(Parts(other), Agree).All(agrees => agrees);

    /// <summary>Whether a type is, in part at least, written where annotations are off.</summary>
    public static bool AreOff(ITypeSymbol type)
        => (!type.IsValueType && type is not (IPointerTypeSymbol or IFunctionPointerTypeSymbol) && type.NullableAnnotation == NullableAnnotation.None) || Parts(type).Any(AreOff);

    /// <summary>Whether a signature is, in part at least, written where annotations are off.</summary>
    public static bool AreOff(IMethodSymbol method) => method.Parameters.Select(parameter => parameter.Type).Append(method.ReturnType).Any(AreOff);

    private static IEnumerable<ITypeSymbol> Parts(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => [array.ElementType],
        IPointerTypeSymbol pointer => [pointer.PointedAtType],
        INamedTypeSymbol { ContainingType: { } outer } named => named.TypeArguments.Concat(Parts(outer)),
        INamedTypeSymbol named => named.TypeArguments,
        _ => [],
    };
}
