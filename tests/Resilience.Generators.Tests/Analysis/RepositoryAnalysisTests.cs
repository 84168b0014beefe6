using System.Text.RegularExpressions;

namespace Resilience.Generators.Tests.Analysis;

/// <summary>Files that <c>EmitCompilerGeneratedFiles</c> writes can be checked in: they pass this repository's own analysis, with warnings as errors.</summary>
public sealed partial class RepositoryAnalysisTests
{
    /// <summary>Rules of the strictest level that the interface breaks, or the design of every proxy.</summary>
    private static readonly string[] s_excused =
    [
        "CA1031", // Every exception of the callee is counted; it leaves as it is.
        "CA1034", // The constants that name a proxy's circuits belong to it.
        "CA1707", // Nested interfaces and overloads are told apart by underscores.
        "CA1849", // A task that has completed is read without being awaited.

        // A user's part of the class says whether others see it, and whether it is sealed.
        "CA1033", "CA1063", "CA1816", "IDE0040",

        // Names, types, namespaces and attributes are the interface's.
        "CA1002", "CA1041", "CA1050", "CA1708", "CA1711", "CA1715", "CA1720",
    ];

    [Fact]
    public async Task What_is_generated_passes_this_repositorys_own_analysis()
    {
        using var project = new AnalysedProject("latest-all", s_excused);
        project.Add(Sources()).ShouldBeGreaterThan(50);

        await project.BuildAsync();
    }

    /// <summary>Those of the shape tests, the namespaces of each inside one of its own.</summary>
    private static Dictionary<string, string> Sources()
        => Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Shapes", "Sources"), "*.cs")
            .Where(static path => Path.GetFileName(path) != "Compliance.cs")
            .ToDictionary(
                static path => Path.GetFileNameWithoutExtension(path),
                static path => Namespaces().Replace(File.ReadAllText(path), $"$0In{Path.GetFileNameWithoutExtension(path)}."));

    [GeneratedRegex("^(namespace |using (?=Shapes;))", RegexOptions.Multiline)]
    private static partial Regex Namespaces();
}
