using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Resilience.Generators.Parsing;

/// <summary>Reads what the user's part of a class says of a method: the generated part must say the same.</summary>
internal static class DeclarationText
{
    /// <summary><c>public partial</c>, with whatever else stands there.</summary>
    public static string Modifiers(IMethodSymbol declaration)
    {
        MethodDeclarationSyntax syntax = declaration.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<MethodDeclarationSyntax>().First();
        return string.Concat(syntax.Modifiers.Select(modifier => modifier.Text + " "));
    }

    public static bool IsDocumented(ISymbol symbol)
        => symbol.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax().GetLeadingTrivia().Any(trivia => trivia.GetStructure() is DocumentationCommentTriviaSyntax));
}
