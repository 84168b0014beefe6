using System.Text;
using Microsoft.CodeAnalysis;

namespace Resilience.Corpus;

/// <summary>Writes what answers for an interface's methods: a type of our own or, for a generic interface, one of its methods for all that are like it.</summary>
internal static class FallbackSource
{
    private static readonly SymbolDisplayFormat s_declaration = new(
        SymbolDisplayGlobalNamespaceStyle.Included,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeRef,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeParamsRefOut,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat s_signature = s_declaration
        .WithGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeParameters)
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeParamsRefOut)
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>A type with every method of the interface; null for a generic one, which no attribute can hand its type parameters on to, and where two methods have one signature and differ elsewhere, of which a class can have one.</summary>
    public static string? Type(Subject subject, string name)
    {
        var methods = ServiceMethods.Of(subject.Service).GroupBy(method => method.ToDisplayString(s_signature)).ToList();
        if (subject.TypeParameters.Count > 0 || methods.Exists(alike => alike.DistinctBy(method => method.ToDisplayString(s_declaration)).Count() > 1))
        {
            return null;
        }

        var text = new StringBuilder("#nullable enable\n").Append("public sealed class ").Append(name).Append("\n{\n");
        foreach (IMethodSymbol method in methods.Select(alike => alike.First()))
        {
            text.Append("    public unsafe ").Append(method.ToDisplayString(s_declaration)).Append(" => throw new global::System.NotSupportedException();\n");
        }

        return text.Append("}\n").ToString();
    }

    /// <summary>The method that most others have the parameters and the return type of; null where there are no two such.</summary>
    public static string? Method(INamedTypeSymbol service)
        => ServiceMethods.Of(service)
            .GroupBy(method => $"{method.Arity} {method.RefKind} {method.ReturnType.ToDisplayString(s_signature)} ({string.Join(", ", method.Parameters.Select(parameter => parameter.ToDisplayString(s_signature)))})")
            .Where(alike => alike.Skip(1).Any())
            .OrderByDescending(alike => alike.Count())
            .FirstOrDefault()?.First().Name;
}
