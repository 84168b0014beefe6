using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Resilience.Generators.Eligibility;

namespace Resilience.CodeFixes;

/// <summary>The <c>[Retry]</c> in which a statement that repeating is safe holds for a method.</summary>
internal static class RetryStatement
{
    private const string Property = "Idempotent";

    /// <summary>The retry that acts on the method, where it is written in the same document.</summary>
    public static AttributeSyntax? Of(GuardedMethod method)
    {
        AttributeData? retry = PolicyAttributes.Find(method.Symbol, PolicyKind.Retry) ?? PolicyAttributes.Find(method.Symbol.ContainingType, PolicyKind.Retry);
        return retry?.IsOff() == false && retry.ApplicationSyntaxReference is { } reference && reference.SyntaxTree == method.Syntax.SyntaxTree
            ? method.Root.FindNode(reference.Span) as AttributeSyntax
            : null;
    }

    public static AttributeSyntax Write(AttributeSyntax retry)
    {
        LiteralExpressionSyntax yes = SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression);
        if (retry.ArgumentList is not { } list)
        {
            return retry.WithoutTrailingTrivia().WithArgumentList(SyntaxFactory.AttributeArgumentList(SyntaxFactory.SingletonSeparatedList(Argument(yes))).WithTrailingTrivia(retry.GetTrailingTrivia()));
        }

        if (list.Arguments.FirstOrDefault(static argument => argument.NameEquals?.Name.Identifier.ValueText == Property) is { } written)
        {
            return retry.ReplaceNode(written.Expression, yes.WithTriviaFrom(written.Expression));
        }

        return retry.WithArgumentList(list.WithArguments(ListEnd.Append(list.Arguments, Argument(yes))));
    }

    private static AttributeArgumentSyntax Argument(ExpressionSyntax value)
        => SyntaxFactory.AttributeArgument(SyntaxFactory.NameEquals(Property), null, value).NormalizeWhitespace();
}
