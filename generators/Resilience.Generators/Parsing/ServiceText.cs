using Microsoft.CodeAnalysis;
using Resilience.Generators.Eligibility;
using Resilience.Generators.Model;

namespace Resilience.Generators.Parsing;

/// <summary>Writes the proxied interface's name in the ways that a file needs.</summary>
internal static class ServiceText
{
    public static ServiceModel Of(INamedTypeSymbol service, TypeText types, Compilation compilation)
    {
        string name = types.Of(service.OriginalDefinition);
        string? cref = compilation.GetTypesByMetadataName(HintName.MetadataName(service.OriginalDefinition)).Length > 1 ? null : name.Replace('<', '{').Replace('>', '}');
        return new ServiceModel(
            types.Of(service),
            Qualify(service, arity => arity == 0 ? string.Empty : $"<{new string(',', arity - 1)}>"),
            cref,
            cref is null ? $"<c>{name.Replace("global::", string.Empty).Replace("<", "&lt;").Replace(">", "&gt;")}</c>" : $"<see cref=\"{cref}\"/>",
            DisplayName.OfService(service),
            ProxyName.ArityOf(service) == 0);
    }

    private static string Qualify(INamedTypeSymbol type, Func<int, string> typeParameters)
    {
        string prefix = type.ContainingType is { } outer
            ? Qualify(outer, typeParameters)
            : "global::" + string.Join(".", Segments(type.ContainingNamespace));
        return (prefix == "global::" ? prefix : prefix + ".") + Identifier.Escape(type.Name) + typeParameters(type.Arity);
    }

    private static IEnumerable<string> Segments(INamespaceSymbol inNamespace)
        => inNamespace.IsGlobalNamespace ? [] : Segments(inNamespace.ContainingNamespace).Append(Identifier.Escape(inNamespace.Name));
}
