using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Eligibility;

/// <summary>What generated code, which stands in a file of its own at the level of namespaces, can see.</summary>
internal static class Visibility
{
    /// <summary>Whether a type, with its type arguments, can be named there.</summary>
    public static bool CanBeNamed(ITypeSymbol type, Compilation compilation)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                return CanBeNamed(array.ElementType, compilation);
            case IPointerTypeSymbol pointer:
                return CanBeNamed(pointer.PointedAtType, compilation);
            case IErrorTypeSymbol:
                return false;
            case INamedTypeSymbol named:
                for (INamedTypeSymbol? at = named; at is not null; at = at.ContainingType)
                {
                    if (at.IsFileLocal || (!at.IsUnboundGenericType && !at.TypeArguments.All(argument => CanBeNamed(argument, compilation))))
                    {
                        return false;
                    }
                }

                return compilation.IsSymbolAccessibleWithin(named.OriginalDefinition, compilation.Assembly);
            default:
                return true;
        }
    }

    /// <summary>Whether a type, with its type arguments, is seen by other assemblies.</summary>
    public static bool IsExported(ITypeSymbol type)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                return IsExported(array.ElementType);
            case IPointerTypeSymbol pointer:
                return IsExported(pointer.PointedAtType);
            case IFunctionPointerTypeSymbol pointer:
                return pointer.Signature.Parameters.Select(parameter => parameter.Type).Append(pointer.Signature.ReturnType).All(IsExported);
            case INamedTypeSymbol named:
                for (INamedTypeSymbol? at = named; at is not null; at = at.ContainingType)
                {
                    if (at.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal) || !at.TypeArguments.All(IsExported))
                    {
                        return false;
                    }
                }

                return true;
            default:
                return true;
        }
    }

    /// <summary>Whether a type can be a type argument whose instances are made or asked for.</summary>
    public static bool IsUsableClass(ITypeSymbol type, Compilation compilation)
        => type is INamedTypeSymbol { IsReferenceType: true, IsStatic: false, IsUnboundGenericType: false } && CanBeNamed(type, compilation);
}
