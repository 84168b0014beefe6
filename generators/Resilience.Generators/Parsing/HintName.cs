using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Resilience.Generators.Eligibility;

namespace Resilience.Generators.Parsing;

/// <summary>Names the generated file: one name per interface, also to file systems and compilers that do not tell upper case from lower.</summary>
internal static class HintName
{
    public static string Of(INamedTypeSymbol service)
    {
        bool hasTwin = false;
        for (ISymbol? at = service; at is INamespaceOrTypeSymbol and not INamespaceSymbol { IsGlobalNamespace: true }; at = at.ContainingSymbol)
        {
            hasTwin = hasTwin || HasTwin(at);
        }

        string name = MetadataName(service);
        return (hasTwin ? name + "-" + CaseOf(name) : name) + ProxyName.FileSuffix;
    }

    /// <summary>The name in metadata, which the compilation is asked by.</summary>
    public static string MetadataName(ISymbol symbol) => symbol.ContainingSymbol switch
    {
        INamedTypeSymbol outer => MetadataName(outer) + "+" + symbol.MetadataName,
        INamespaceSymbol { IsGlobalNamespace: false } outer => MetadataName(outer) + "." + symbol.MetadataName,
        _ => symbol.MetadataName,
    };

    private static bool HasTwin(ISymbol symbol)
        => symbol.ContainingSymbol is INamespaceOrTypeSymbol container
            && container.GetMembers().Any(member => member is INamespaceOrTypeSymbol
                && member.MetadataName != symbol.MetadataName
                && string.Equals(member.MetadataName, symbol.MetadataName, StringComparison.OrdinalIgnoreCase));

    /// <summary>Which letters are capitals, as a hexadecimal number.</summary>
    private static string CaseOf(string name)
    {
        var text = new StringBuilder();
        for (int start = 0; start < name.Length; start += 4)
        {
            int digit = 0;
            for (int at = start; at < start + 4; at++)
            {
                digit = (digit << 1) | (at < name.Length && char.IsUpper(name[at]) ? 1 : 0);
            }

            text.Append(digit.ToString("x", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
