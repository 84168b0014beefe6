using Microsoft.CodeAnalysis.CSharp;

namespace Resilience.Generators.Parsing;

/// <summary>Writes names so that they are no keywords.</summary>
internal static class Identifier
{
    /// <summary>The names of <see cref="object"/>'s members, which members of a class would hide.</summary>
    public static readonly string[] OfObject = ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    public static string Escape(string name)
        => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || name is "await" or "async" or "field" or "scoped" or "yield" or "nameof" or "partial" or "record" or "required" or "var" or "dynamic" or "file" or "extension"
            ? "@" + name
            : name;
}
