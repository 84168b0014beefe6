using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Resilience.CodeFixes;

/// <summary>Completes the documentation of a method that gets another parameter.</summary>
internal static class Documentation
{
    private const string Marker = "///";
    private const string End = "</param>";

    /// <summary>What stands above a method, with a line for the parameter where others have one.</summary>
    public static SyntaxTriviaList AddParameter(SyntaxTriviaList above, string name)
    {
        string text = above.ToFullString();
        int end = text.LastIndexOf(End, StringComparison.Ordinal);
        int start = end < 0 ? -1 : text.LastIndexOf('\n', end) + 1;
        int marker = start < 0 ? -1 : text.IndexOf(Marker, start, StringComparison.Ordinal);
        if (marker < 0 || marker > end || !string.IsNullOrWhiteSpace(text.Substring(start, marker - start)))
        {
            return above;
        }

        string indent = text.Substring(start, marker - start);
        string newLine = text.IndexOf("\r\n", StringComparison.Ordinal) >= 0 ? "\r\n" : "\n";
        return SyntaxFactory.ParseLeadingTrivia(text.Insert(end + End.Length, $"{newLine}{(start == 0 ? string.Empty : indent)}{Marker} <param name=\"{name}\">Cancels the call.{End}"));
    }
}
