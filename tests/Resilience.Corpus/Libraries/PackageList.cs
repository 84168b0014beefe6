namespace Resilience.Corpus;

/// <summary>The packages, each with its version, in <c>packages.txt</c>.</summary>
internal static class PackageList
{
    public static IReadOnlyList<(string Name, string Version)> Read()
        => [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "packages.txt"))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length == 2 && words[0] != "#")
            .Select(words => (words[0], words[1]))];
}
