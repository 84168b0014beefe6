using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Resilience.Analyzers.Configuration;
using Resilience.Generators;

namespace Resilience.Analyzers.Tests.Configuration;

/// <summary>Runs the analyzer over settings in which <c>[|…|]</c> marks what it is to report.</summary>
internal static class Judged
{
    private const string Usings = "global using System; global using System.Threading; global using System.Threading.Tasks; global using Resilience;";

    private static readonly MetadataReference s_library = MetadataReference.CreateFromFile(typeof(CircuitBreaker).Assembly.Location);
    private static readonly ConcurrentDictionary<string, Compilation> s_compilations = [];

    public static string Shop { get; } = new StreamReader(typeof(Judged).Assembly.GetManifestResourceStream("IShop.cs")!).ReadToEnd();

    /// <summary>The one rule is reported where the settings mark it, by line and column, and nothing else is.</summary>
    public static Task ReportsAsync(string id, string settings, string? code = null) => ReportsAsync(id, code, ("appsettings.json", settings));

    public static async Task ReportsAsync(string id, string? code, params (string Path, string Settings)[] files)
    {
        List<string> expected = [];
        List<AdditionalText> texts = [];
        foreach ((string path, string marked) in files)
        {
            (string text, TextSpan[] spans) = Unmark(marked);
            SourceText source = SourceText.From(text);
            expected.AddRange(spans.Select(span => $"{id} {path}{source.Lines.GetLinePositionSpan(span)} {text.AsSpan(span.Start, span.Length)}"));
            texts.Add(new Text(path, source));
        }

        ImmutableArray<Diagnostic> reports = await ReportsAsync(code ?? Shop, texts, isAll: id == "RES0203");
        reports.Select(report => $"{report.Id} {report.Location.GetLineSpan().Path}{report.Location.GetLineSpan().Span} {TextOf(report, texts)}").ShouldBe(expected, ignoreOrder: true);
    }

    /// <summary>Nothing is reported.</summary>
    public static Task IsSilentAsync(string settings, string? code = null) => ReportsAsync("none", code, ("appsettings.json", settings));

    /// <summary>What is reported, in its words.</summary>
    public static async Task<string[]> SaidAsync(string settings, string? code = null, bool isAll = false)
        => [.. (await ReportsAsync(code ?? Shop, [new Text("appsettings.json", SourceText.From(settings))], isAll)).Select(report => report.Id + ": " + report.GetMessage(CultureInfo.InvariantCulture))];

    /// <param name="code">The code.</param>
    /// <param name="files">The settings.</param>
    /// <param name="isAll">Whether the rule that is off is asked for.</param>
    /// <param name="references">What the code refers to.</param>
    public static async Task<ImmutableArray<Diagnostic>> ReportsAsync(string code, IEnumerable<AdditionalText> files, bool isAll = false, params MetadataReference[] references)
    {
        Compilation compilation = CompilationOf(code, references);
        if (isAll)
        {
            compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([new("RES0203", ReportDiagnostic.Warn)]));
        }

        CompilationWithAnalyzersOptions options = new(new AnalyzerOptions([.. files]), (exception, _, _) => throw exception, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        return await compilation.WithAnalyzers([new AppSettingsAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
    }

    /// <summary>Code that compiles, with its proxies. Made once: what is asked for is the settings.</summary>
    public static Compilation CompilationOf(string code, params MetadataReference[] references)
        => references.Length == 0 ? s_compilations.GetOrAdd(code, _ => Compile(code, [])) : Compile(code, references);

    private static Compilation Compile(string code, MetadataReference[] references)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Sample",
            [CSharpSyntaxTree.ParseText(code), CSharpSyntaxTree.ParseText(Usings)],
            [.. Basic.Reference.Assemblies.Net100.References.All, .. code.Contains("// without the library", StringComparison.Ordinal) ? [] : new[] { s_library }, .. references],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create(new ResilienceGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        return output;
    }

    private static string TextOf(Diagnostic report, IEnumerable<AdditionalText> files)
        => files.Single(file => file.Path == report.Location.GetLineSpan().Path).GetText()!.ToString(report.Location.SourceSpan);

    private static (string Text, TextSpan[] Spans) Unmark(string marked)
    {
        StringBuilder text = new();
        List<TextSpan> spans = [];
        int start = 0;
        for (int at = 0; at < marked.Length; at++)
        {
            string two = marked.Substring(at, Math.Min(2, marked.Length - at));
            if (two is "[|")
            {
                start = text.Length;
                at++;
            }
            else if (two is "|]")
            {
                spans.Add(TextSpan.FromBounds(start, text.Length));
                at++;
            }
            else
            {
                text.Append(marked[at]);
            }
        }

        return (text.ToString(), [.. spans]);
    }

    public sealed class Text(string path, SourceText text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
    }
}
