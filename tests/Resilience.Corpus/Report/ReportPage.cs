namespace Resilience.Corpus;

/// <summary>The place in a document where the figures stand, so that nobody has to type them.</summary>
internal static class ReportPage
{
    private const string Begin = "<!-- figures: written by the corpus -->";
    private const string End = "<!-- end of figures -->";

    /// <exception cref="InvalidOperationException">The document has no such place.</exception>
    public static async Task WriteAsync(string file, string figures, CancellationToken cancellationToken)
    {
        string page = await File.ReadAllTextAsync(file, cancellationToken);
        int begin = page.IndexOf(Begin, StringComparison.Ordinal);
        int end = page.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
        {
            throw new InvalidOperationException($"{file} has no place for the figures; put these two lines into it: {Begin} and {End}");
        }

        await File.WriteAllTextAsync(file, $"{page[..(begin + Begin.Length)]}\n\n{figures.Trim()}\n\n{page[end..]}", cancellationToken);
    }
}
