using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Resilience.Generators.Parsing;

/// <summary>Reads what the user's part of a class says of a member: the generated part must say the same.</summary>
internal static class DeclarationText
{
    /// <summary><c>public partial</c>, with whatever else stands there.</summary>
    public static string Modifiers(ISymbol declaration) => string.Concat(Of(declaration).First().Modifiers.Select(modifier => modifier.Text + " "));

    /// <summary>Whether it says <c>public</c> or another accessibility: C# then asks for an implementation.</summary>
    public static bool HasAccessibility(ISymbol declaration) => Of(declaration).Any(syntax => syntax.Modifiers.Any(modifier => SyntaxFacts.IsAccessibilityModifier(modifier.Kind())));

    public static bool IsDocumented(ISymbol symbol)
        => Of(symbol).Any(syntax => syntax.GetLeadingTrivia().Any(trivia => trivia.GetStructure() is DocumentationCommentTriviaSyntax));

    /// <summary>The whole declarations; the compiler takes an event's name alone for its own.</summary>
    private static IEnumerable<MemberDeclarationSyntax> Of(ISymbol symbol)
        => symbol.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax().FirstAncestorOrSelf<MemberDeclarationSyntax>()).OfType<MemberDeclarationSyntax>();
}
