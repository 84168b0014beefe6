using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Eligibility;

/// <summary>Names types in messages as the compiler does where it is brief: without namespaces.</summary>
internal static class ShortName
{
    public static string Of(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
