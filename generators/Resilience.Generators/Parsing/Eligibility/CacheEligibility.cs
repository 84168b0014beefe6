using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Eligibility;

/// <summary>Whether a method's results can be kept, and found again.</summary>
internal static class CacheEligibility
{
    public const string Store = "Resilience.Caching.HybridResultCache";

    public static bool LacksPackage(AttributeData attribute, Compilation compilation)
        => PolicyAttributes.KindOf(attribute) == PolicyKind.Cache && !attribute.IsOff() && compilation.GetTypeByMetadataName(Store) is null;

    /// <summary>Why a result cannot be kept; null = nothing is in the way.</summary>
    public static string? WhyUnkept(ITypeSymbol result)
        => result.TypeKind == TypeKind.Dynamic || result.SpecialType == SpecialType.System_Object ? "read again as something else"
            : Kinds(result).Any(type => IsOfSystem(type, "IDisposable", 0) || IsOfSystem(type, "IAsyncDisposable", 0)) ? "disposed by whoever gets it first"
            : Kinds(result).Any(type => type is INamedTypeSymbol { Name: "IAsyncEnumerable", Arity: 1 }) ? "a stream, which is read once"
            : null;

    /// <summary>What is in the way of a method's key; null = nothing.</summary>
    public static Refusal? CheckKey(MethodPlan plan, AppliedPolicy cache)
        => plan.CacheKeys.FirstOrDefault(parameter => !HasText(parameter.Type)) is { } parameter
            ? new Refusal(RefusalReason.CacheKeyOfType, plan.Method, cache.Attribute, parameter.Name, ShortName.Of(parameter.Type))
            : null;

    /// <summary>Whether values of a type have texts that differ where they do.</summary>
    private static bool HasText(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => HasText(nullable.TypeArguments[0]),
        ITypeParameterSymbol parameter => Kinds(parameter).Any(implemented => IsParsable(implemented, parameter)),
        INamedTypeSymbol named => named.TypeKind == TypeKind.Enum
            || IsOfSystem(named, "Uri", 0)
            || IsOfSystem(named, "Version", 0)
            || named.AllInterfaces.Any(implemented => IsParsable(implemented, named)),
        _ => false,
    };

    /// <summary>The type and all interfaces that it implements; of a type parameter, those that its arguments must.</summary>
    private static IEnumerable<ITypeSymbol> Kinds(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol parameter => parameter.ConstraintTypes.SelectMany(Kinds),
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => Kinds(nullable.TypeArguments[0]),
        _ => type.AllInterfaces.Append(type),
    };

    private static bool IsParsable(ITypeSymbol type, ITypeSymbol self)
        => IsOfSystem(type, "IParsable", 1) && SymbolEqualityComparer.Default.Equals(((INamedTypeSymbol)type).TypeArguments[0], self);

    private static bool IsOfSystem(ITypeSymbol type, string name, int arity)
        => type is INamedTypeSymbol { ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } named && named.Name == name && named.Arity == arity;
}
