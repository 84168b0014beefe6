using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Resilience.Docs.Tests;

/// <summary>Rules and generator run on every keystroke, on code that is not finished and does not compile. The sample that breaks each rule is written anew here, with a word too few or up to some word.</summary>
public sealed class UnfinishedCodeTests
{
    private const string Folder = "samples/Mistakes";

    /// <summary>Each so many words; 1, by <c>RESILIENCE_UNFINISHED_STEP</c>, takes minutes.</summary>
    private static readonly int s_step = int.Parse(Environment.GetEnvironmentVariable("RESILIENCE_UNFINISHED_STEP") ?? "29", CultureInfo.InvariantCulture);

    public static TheoryData<string> Sources => [.. Files(".cs").Select(static file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Neither_a_rule_nor_the_generator_fails_on_it(string name)
    {
        (string Text, string File)[] others = [.. Files(".cs").Where(file => Path.GetFileName(file) != name).Select(static file => (File.ReadAllText(file), file))];
        string text = await File.ReadAllTextAsync(Path.Combine(Documents.Root, Folder, name));
        AdditionalFile[] settings = [.. Files(".json").Select(static file => new AdditionalFile(file, File.ReadAllText(file)))];
        SyntaxToken[] words = [.. CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens()];
        for (int at = 0; at < words.Length; at += s_step)
        {
            foreach (string unfinished in new[] { text.Remove(words[at].SpanStart, words[at].Span.Length), text[..words[at].Span.End] })
            {
                Compilation compilation = Snippet.Compile([(unfinished, name), .. others], out ImmutableArray<Diagnostic> ofGenerator);
                ofGenerator.Where(static report => report.Id == "CS8785").ShouldBeEmpty(unfinished);
                (await Rules.ReportsAsync(compilation, settings)).Where(static report => report.Id == "AD0001").ShouldBeEmpty(unfinished);
            }
        }
    }

    [Fact]
    public async Task No_rule_fails_on_unfinished_settings()
    {
        Compilation compilation = Snippet.Compile(Files(".cs").Select(static file => (File.ReadAllText(file), file)));
        string file = Files(".json").Single();
        string text = await File.ReadAllTextAsync(file);
        for (int at = 0; at < text.Length; at += s_step)
        {
            foreach (string unfinished in new[] { text.Remove(at, 1), text[..at], text[at..] })
            {
                (await Rules.ReportsAsync(compilation, [new AdditionalFile(file, unfinished)])).Where(static report => report.Id == "AD0001").ShouldBeEmpty(unfinished);
            }
        }
    }

    private static IEnumerable<string> Files(string extension)
        => Directory.EnumerateFiles(Path.Combine(Documents.Root, Folder)).Where(file => Path.GetExtension(file) == extension).Order(StringComparer.Ordinal);
}
