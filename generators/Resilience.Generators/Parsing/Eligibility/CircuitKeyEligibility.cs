using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Eligibility;

/// <summary>Whether the parameter that a method marks can be the key of circuits.</summary>
internal static class CircuitKeyEligibility
{
    /// <summary>What is in the way of a method's key; null = nothing, or no key.</summary>
    public static Refusal? Check(MethodPlan plan)
    {
        IParameterSymbol[] keys = [.. plan.CircuitKeys];
        return keys.Length == 0 ? null
            : keys.Length > 1 ? Refuse(RefusalReason.CircuitKeyTwice, keys[1], keys[0].Name)
            : plan.Breaker is null ? Refuse(RefusalReason.CircuitKeyWithoutBreaker, keys[0])
            : !CanBeKept(keys[0]) ? Refuse(RefusalReason.CircuitKeyOfType, keys[0], ShortName.Of(keys[0].Type))
            : null;

        Refusal Refuse(RefusalReason reason, IParameterSymbol key, params object[] more)
            => new(reason, plan.Method, plan.CircuitKeyOf(key), [key.Name, .. more]);
    }

    /// <summary>The table of circuits is a field of the proxy's policies, and its keys outlive the call.</summary>
    private static bool CanBeKept(IParameterSymbol key)
        => key.RefKind == RefKind.None && !MethodShape.IsConfined(key.Type) && !InterfaceMembers.HasPointer(key.Type) && !MentionsMethod(key.Type);

    private static bool MentionsMethod(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol parameter => parameter.TypeParameterKind == TypeParameterKind.Method,
        IArrayTypeSymbol array => MentionsMethod(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(MentionsMethod) || (named.ContainingType is { } outer && MentionsMethod(outer)),
        _ => false,
    };
}
