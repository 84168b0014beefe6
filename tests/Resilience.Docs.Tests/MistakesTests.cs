using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Resilience.Docs.Tests;

/// <summary>The sample that is full of mistakes: behind each stands the rule that finds it.</summary>
public sealed partial class MistakesTests
{
    private const string Folder = "samples/Mistakes";

    [Fact]
    public async Task Each_rule_finds_its_mistake_and_none_finds_another()
    {
        string[] files = [.. Directory.EnumerateFiles(Path.Combine(Documents.Root, Folder)).Where(static file => Path.GetExtension(file) is ".cs" or ".json").Order(StringComparer.Ordinal)];
        string[] marked = [.. files.SelectMany(Marked).Order(StringComparer.Ordinal)];
        string[] found = [.. (await Rules.ReportsAsync(Compile(files.Where(static file => file.EndsWith(".cs", StringComparison.Ordinal))), files.Where(static file => file.EndsWith(".json", StringComparison.Ordinal)).Select(static file => new AdditionalFile(file, File.ReadAllText(file))))).Select(Found).Order(StringComparer.Ordinal)];
        found.ShouldBe(marked);
    }

    /// <summary>All but RES0106: as long as a proxy is refused, nobody knows the names of all circuits, and here some are.</summary>
    [Fact]
    public void Each_rule_has_its_mistake()
        => Rules.All.Select(static rule => rule.Id).Except(["RES0106"]).Except(Directory.EnumerateFiles(Path.Combine(Documents.Root, Folder)).SelectMany(Marked).Select(static mark => mark.Split(' ')[^1])).ShouldBeEmpty();

    private static Compilation Compile(IEnumerable<string> files)
    {
        Compilation compilation = Snippet.Compile([.. files.Select(static file => (File.ReadAllText(file), file))]);
        compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        return compilation;
    }

    private static string Found(Diagnostic report)
    {
        FileLinePositionSpan span = report.Location.GetLineSpan();
        return $"{Path.GetFileName(span.Path)}({span.StartLinePosition.Line + 1}): {report.Id}";
    }

    private static IEnumerable<string> Marked(string file)
        => File.ReadLines(file).SelectMany((line, at) => Mark().Matches(line.Contains("// RES", StringComparison.Ordinal) ? line : string.Empty).Select(mark => $"{Path.GetFileName(file)}({at + 1}): {mark.Value}"));

    [GeneratedRegex("RES[0-9]{4}")]
    private static partial Regex Mark();
}
