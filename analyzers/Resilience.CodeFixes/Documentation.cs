using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Resilience.CodeFixes;

/// <summary>Completes the documentation of a method that gets another parameter.</summary>
internal static class Documentation
{
    private static readonly Regex s_parameter = new(@"<param\b[^>]*?(/>|>.*?</param>)", RegexOptions.Singleline);

    /// <summary>What stands above a method, with a line for the parameter where others have one.</summary>
    public static SyntaxTriviaList AddParameter(SyntaxTriviaList above, string name)
    {
        string text = above.ToFullString();
        if (s_parameter.Matches(text).OfType<Match>().LastOrDefault() is not { } last)
        {
            return above;
        }

        // A line begins with "///", or with the "*" of a comment in stars.
        int start = text.LastIndexOf('\n', last.Index) + 1;
        string margin = text.Substring(start, last.Index - start);
        if (margin.Trim() is not ("///" or "*"))
        {
            return above;
        }

        string newLine = text.IndexOf("\r\n", StringComparison.Ordinal) >= 0 ? "\r\n" : "\n";
        return SyntaxFactory.ParseLeadingTrivia(text.Insert(last.Index + last.Length, $"{newLine}{(start == 0 ? margin.TrimStart() : margin)}<param name=\"{name}\">Cancels the call.</param>"));
    }
}
