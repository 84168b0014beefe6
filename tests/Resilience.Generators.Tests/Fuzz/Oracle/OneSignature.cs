using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Tests.Fuzz.Oracle;

/// <summary>Whether type arguments give two members of an interface one signature: seen by how members are written out, with the arguments in place.</summary>
internal static class OneSignature
{
    // A tuple's names do not tell types apart; nor does dynamic, below.
    private static readonly SymbolDisplayFormat s_format = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.ExpandValueTuple);

    public static bool IsIn(INamedTypeSymbol service) => service.AllInterfaces.Where(declarer => !SymbolEqualityComparer.Default.Equals(declarer, declarer.OriginalDefinition)).Any(IsOf);

    private static bool IsOf(INamedTypeSymbol declarer)
    {
        ISymbol[] members = [.. declarer.GetMembers().Where(member => member is IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol && member.DeclaredAccessibility != Accessibility.Private)];
        return members.Any(member => member is { IsStatic: false, DeclaredAccessibility: Accessibility.Public } and ({ IsAbstract: true } or { IsVirtual: true }) && members.Count(other => Text(other) == Text(member)) > 1);
    }

    private static string Text(ISymbol member) => member switch
    {
        IMethodSymbol method => $"{method.Name}`{method.Arity}({string.Join(", ", method.Parameters.Select(parameter => Text(parameter, method)))})",
        IPropertySymbol property => $"{property.Name}[{string.Join(", ", property.Parameters.Select(parameter => Text(parameter, null)))}]",
        _ => member.Name,
    };

    private static string Text(IParameterSymbol parameter, IMethodSymbol? method)
    {
        // The method's own type parameters by their places: their names tell nothing apart.
        string type = parameter.Type.ToDisplayString(s_format).Replace("dynamic", "object", StringComparison.Ordinal);
        return $"{parameter.RefKind} {(parameter.Type is ITypeParameterSymbol own && method is not null && own.DeclaringMethod is not null ? "``" + own.Ordinal : type)}";
    }
}
