namespace Resilience.Corpus;

/// <summary>The shared frameworks, from the reference packs that this project was compiled against.</summary>
internal static class SharedFrameworks
{
    private const string List = "frameworks.txt";

    public static IReadOnlyList<Library> Read()
    {
        (string Name, string Version, string[] Assemblies)[] packs =
        [
            .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, List))
                .Select(line => line.Split(' ', 3))
                .Select(words => (words[0], words[1], Directory.GetFiles(words[2], "*.dll"))),
        ];
        string[] references = [.. packs.SelectMany(pack => pack.Assemblies).DistinctBy(Path.GetFileName)];
        return [.. packs.Select(pack => new Library(pack.Name, pack.Version, [.. pack.Assemblies.Intersect(references).Order(StringComparer.Ordinal)], references, new Dictionary<string, string>()))];
    }
}
