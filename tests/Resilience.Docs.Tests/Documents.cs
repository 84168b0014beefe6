using System.Reflection;

namespace Resilience.Docs.Tests;

/// <summary>Every document of the repository.</summary>
internal static class Documents
{
    public static string Root { get; } = BuiltWith("RepositoryRoot");

    /// <summary>Debug or Release: how the projects beside this one are built.</summary>
    public static string Configuration { get; } = BuiltWith("Configuration");

    public static IEnumerable<string> All()
        => ((string[])["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "src/Resilience/README.md", "src/Resilience.Caching/README.md"])
            .Concat(In("docs"))
            .Concat(In("samples").Where(static path => !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal)));

    public static string Read(string document) => File.ReadAllText(Path.Combine(Root, document)).ReplaceLineEndings("\n");

    /// <summary>The fenced blocks of one language, with the line on which each begins.</summary>
    public static IEnumerable<(int Line, string Text)> Fences(string document, string language)
    {
        string[] lines = Read(document).Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                continue;
            }

            int end = Array.FindIndex(lines, i + 1, static line => line.StartsWith("```", StringComparison.Ordinal));
            end.ShouldBeGreaterThan(i, $"{document}:{i + 1}: the block has no end");
            if (lines[i] == "```" + language)
            {
                yield return (i + 1, string.Join('\n', lines[(i + 1)..end]));
            }

            i = end;
        }
    }

    private static IEnumerable<string> In(string folder)
        => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.md", SearchOption.AllDirectories)
            .Select(static path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    private static string BuiltWith(string key) => typeof(Documents).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
