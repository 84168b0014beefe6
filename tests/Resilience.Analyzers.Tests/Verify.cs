using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using Microsoft.Extensions.DependencyInjection;
using Resilience.Generators;

namespace Resilience.Analyzers.Tests;

/// <summary>Runs an analyzer over a source in which <c>[|…|]</c> marks what it is to report.</summary>
internal static class Verify<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    private const string Usings =
        "global using System; global using System.Collections.Generic; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks; global using Resilience;";

    /// <summary>What the code that calls is written with.</summary>
    private static readonly MetadataReference[] Packages =
    [
        Of(typeof(IServiceCollection)),
        Of(typeof(HttpClientFactoryServiceCollectionExtensions)),
        Of(typeof(Polly.ResiliencePipeline)),
        Of(typeof(Polly.Policy)),
    ];

    /// <summary>The one rule is reported where the source marks it, and nothing else is.</summary>
    public static Task ReportsAsync(string id, string source, string? ignored = null)
        => RunAsync(Marked(id, source), ignored);

    /// <summary>The same in several files.</summary>
    public static Task ReportsInFilesAsync(string id, string source, params string[] more)
        => RunAsync(Marked(id, source), null, [.. more.Select(other => Marked(id, other))]);

    /// <summary>The one report has these words.</summary>
    public static async Task SaysAsync(string id, string source, string message)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Sample",
            [CSharpSyntaxTree.ParseText(Usings), CSharpSyntaxTree.ParseText(source)],
            [.. Basic.Reference.Assemblies.Net100.References.All, .. References(source)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, specificDiagnosticOptions: [new(id, ReportDiagnostic.Warn)]));
        CSharpGeneratorDriver.Create(new ResilienceGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        Diagnostic report = (await output.WithAnalyzers([new TAnalyzer()]).GetAnalyzerDiagnosticsAsync()).ShouldHaveSingleItem();
        report.Id.ShouldBe(id);
        report.GetMessage(System.Globalization.CultureInfo.InvariantCulture).ShouldBe(message);
    }

    /// <summary>Nothing is reported.</summary>
    public static Task IsSilentAsync(string source, string? ignored = null) => RunAsync(source, ignored);

    private static string Marked(string id, string source) => source.Replace("[|", "{|" + id + ":", StringComparison.Ordinal).Replace("|]", "|}", StringComparison.Ordinal);

    private static Task RunAsync(string source, string? ignored, params string[] more)
    {
        // What is generated is looked at elsewhere.
        var test = new Test { TestCode = source, ReferenceAssemblies = new ReferenceAssemblies("net10.0"), TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck };
        test.TestState.Sources.Add(("Usings.cs", Usings));
        test.TestState.Sources.AddRange(more.Select(static (other, at) => ($"More{at}.cs", SourceText.From(other))));
        test.TestState.AdditionalReferences.AddRange(Basic.Reference.Assemblies.Net100.References.All);
        test.TestState.AdditionalReferences.AddRange(References(source));
        if (ignored is not null)
        {
            test.DisabledDiagnostics.Add(ignored);
        }

        return test.RunAsync();
    }

    private static IEnumerable<MetadataReference> References(string source)
    {
        yield return MetadataReference.CreateFromFile(typeof(CircuitBreaker).Assembly.Location);
        if (!source.Contains("// without Resilience.Caching", StringComparison.Ordinal))
        {
            yield return MetadataReference.CreateFromFile(typeof(Resilience.Caching.HybridResultCache).Assembly.Location);
        }

        foreach (MetadataReference package in source.Contains("// with xunit", StringComparison.Ordinal) ? [.. Packages, Of(typeof(FactAttribute))] : Packages)
        {
            yield return package;
        }
    }

    private static PortableExecutableReference Of(Type type) => MetadataReference.CreateFromFile(type.Assembly.Location);

    private sealed class Test : CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>
    {
        protected override IEnumerable<Type> GetSourceGenerators() => [typeof(ResilienceGenerator)];

        protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(Says("// in C# 10") ? LanguageVersion.CSharp10 : LanguageVersion.CSharp14);

        protected override CompilationOptions CreateCompilationOptions()
            => new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: AllowUnsafe, nullableContextOptions: NullableContextOptions.Enable);

        private bool AllowUnsafe => !Says("// without unsafe");

        private bool Says(string remark) => TestState.Sources[0].content.ToString().Contains(remark, StringComparison.Ordinal);
    }
}
