using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Resilience.Generators.Parsing;

/// <summary>Writes names so that they are no keywords.</summary>
internal static class Identifier
{
    /// <summary>The names of <see cref="object"/>'s members, which members of a class would hide.</summary>
    public static readonly string[] OfObject = ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    /// <summary>The name of a parameter. Other languages may give it none, or one that C# could not write.</summary>
    public static string Of(IParameterSymbol parameter)
    {
        if (!parameter.DeclaringSyntaxReferences.IsEmpty)
        {
            return parameter.Name;
        }

        ImmutableArray<IParameterSymbol> all = (parameter.ContainingSymbol as IMethodSymbol)?.Parameters ?? ((IPropertySymbol)parameter.ContainingSymbol).Parameters;
        bool isUsable = SyntaxFacts.IsValidIdentifier(parameter.Name) && all.Count(other => other.Name == parameter.Name) == 1;
        return isUsable ? parameter.Name : new NameScope(all.Select(other => other.Name)).Take("arg" + (parameter.Ordinal + 1));
    }

    /// <summary>The name of the namespace that a type stands in; empty for the global one.</summary>
    public static string OfNamespace(INamedTypeSymbol type)
    {
        var segments = new Stack<string>();
        for (INamespaceSymbol at = type.ContainingNamespace; !at.IsGlobalNamespace; at = at.ContainingNamespace)
        {
            segments.Push(Escape(at.Name));
        }

        return string.Join(".", segments);
    }

    public static string Escape(string name)
        => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || name is "await" or "async" or "field" or "scoped" or "yield" or "nameof" or "partial" or "record" or "required" or "var" or "dynamic" or "file" or "extension"
            ? "@" + name
            : name;
}
