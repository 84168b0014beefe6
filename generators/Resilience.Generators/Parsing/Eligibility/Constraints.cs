using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Eligibility;

/// <summary>What can be written after <c>where T :</c>.</summary>
internal static class Constraints
{
    /// <summary>A constraint that only a type argument of the interface makes, such as <c>string</c>: inherited by explicit implementations, written by none; null where there is none.</summary>
    public static ITypeSymbol? FindUnwritable(IMethodSymbol method)
        => method.TypeParameters.SelectMany(parameter => parameter.ConstraintTypes).FirstOrDefault(type => !IsWritable(type));

    private static bool IsWritable(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Object or SpecialType.System_Array or SpecialType.System_ValueType } => false,
        { TypeKind: TypeKind.Interface or TypeKind.TypeParameter or TypeKind.Error } => true,
        _ => type is { TypeKind: TypeKind.Class, IsSealed: false },
    };
}
