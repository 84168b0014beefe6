using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Eligibility;

/// <summary>Which overload C# prefers, whatever the arguments: <c>[OverloadResolutionPriority]</c>.</summary>
internal static class Priority
{
    public static int Of(ISymbol member)
        => member.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == "OverloadResolutionPriorityAttribute")?.Positional() as int? ?? 0;

    /// <summary>Whether a call by name may reach another member of the same type instead.</summary>
    public static bool IsOutranked(ISymbol member)
    {
        int own = Of(member);
        return member.ContainingType.GetMembers(member.Name).Any(other => Of(other) > own);
    }
}
