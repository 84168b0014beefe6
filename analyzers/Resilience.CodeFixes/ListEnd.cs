using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Resilience.CodeFixes;

/// <summary>Writes something behind the last of a list, as the others are written.</summary>
internal static class ListEnd
{
    /// <summary>On a line of its own where the last has one. What is remarked behind the last stays there.</summary>
    public static SeparatedSyntaxList<TNode> Append<TNode>(SeparatedSyntaxList<TNode> list, TNode added)
        where TNode : SyntaxNode
    {
        if (list.Count == 0)
        {
            return list.Add(added);
        }

        TNode last = list.Last();
        SyntaxTriviaList before = last.GetFirstToken().GetPreviousToken().TrailingTrivia;
        SyntaxTriviaList behind = last.GetTrailingTrivia();
        bool isOnLine = before.Any(SyntaxKind.EndOfLineTrivia);
        bool endsLine = behind.Any(SyntaxKind.EndOfLineTrivia);
        SyntaxToken comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(endsLine ? behind : [isOnLine ? before.Last() : SyntaxFactory.Space]);
        if (isOnLine || endsLine)
        {
            added = added.WithLeadingTrivia(last.GetLeadingTrivia().Where(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Take(1));
        }

        if (endsLine)
        {
            list = list.Replace(last, last.WithoutTrailingTrivia());
            added = added.WithTrailingTrivia(behind.Last());
        }

        return SyntaxFactory.SeparatedList<TNode>(list.GetWithSeparators().Add(comma).Add(added));
    }
}
