using System.Globalization;
using System.Runtime.CompilerServices;

namespace Resilience.Corpus.Tests;

/// <summary>The committed figures: <c>docs/corpus.md</c>.</summary>
internal static class Page
{
    private static readonly string[][] s_rows = [.. File.ReadLines(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "docs", "corpus.md"))
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1])];

    /// <summary>The first columns, that is all the libraries, in order.</summary>
    public static IReadOnlyList<string> Libraries { get; } = [.. s_rows.Where(row => row.Length == Columns.Length && !row[0].StartsWith("**", StringComparison.Ordinal)).Skip(1).Select(row => row[0])];

    private static string[] Columns => s_rows[0];

    /// <summary>A figure of the only row whose name begins so.</summary>
    public static int Figure(string name, string column)
        => int.Parse(s_rows.Single(row => row.Length == Columns.Length && row[0].StartsWith(name, StringComparison.Ordinal))[Array.IndexOf(Columns, column)], CultureInfo.InvariantCulture);

    private static string Here([CallerFilePath] string file = "") => file;
}
