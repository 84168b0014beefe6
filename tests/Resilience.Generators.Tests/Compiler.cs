using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Resilience.Generators.Eligibility;

namespace Resilience.Generators.Tests;

/// <summary>Compiles sources as a project does that refers to the package: nullable, warnings as errors, doc comments checked.</summary>
internal static class Compiler
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    /// <summary>For the source alone: what is generated must not need them.</summary>
    private const string Usings = "using System; using System.Collections.Generic; using System.Net.Http; using System.Threading; using System.Threading.Tasks; using Resilience;\n";

    private const string NullFlowOff = "#nullable disable warnings";
    private const string NullFlowOn = "#nullable enable warnings";

    /// <summary>What the package brings with it.</summary>
    public static MetadataReference Container { get; } = MetadataReference.CreateFromFile(typeof(Microsoft.Extensions.DependencyInjection.FromKeyedServicesAttribute).Assembly.Location);

    public static CSharpCompilation Compile(params IEnumerable<string> sources)
        => CSharpCompilation.Create(
            "Sample",
            sources.Select((source, at) => Parse(source, $"Source{at}.cs")),
            [.. Basic.Reference.Assemblies.Net100.References.All, MetadataReference.CreateFromFile(typeof(CircuitBreaker).Assembly.Location), MetadataReference.CreateFromFile(typeof(Resilience.Caching.HybridResultCache).Assembly.Location), Container],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                allowUnsafe: true,
                generalDiagnosticOption: ReportDiagnostic.Error,
                warningLevel: 9999,
                nullableContextOptions: NullableContextOptions.Enable));

    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(Usings + source, ParseOptions, path);

    /// <summary>A driver that remembers the steps it takes.</summary>
    public static CSharpGeneratorDriver Driver()
        => CSharpGeneratorDriver.Create(
            [new ResilienceGenerator().AsSourceGenerator()],
            parseOptions: ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>The compilation with null flow analysed in what is generated too, as users' builds do not.</summary>
    public static Compilation WithNullableWarnings(Compilation output)
    {
        SyntaxTree[] generated = [.. output.SyntaxTrees.Where(tree => tree.FilePath.EndsWith(ProxyName.FileSuffix, StringComparison.Ordinal))];
        return output.RemoveSyntaxTrees(generated).AddSyntaxTrees(generated.Select(WithNullableWarnings));
    }

    /// <summary>The parser takes over all but the line that changes.</summary>
    private static SyntaxTree WithNullableWarnings(SyntaxTree tree)
    {
        SourceText text = tree.GetText();
        int at = text.ToString().IndexOf(NullFlowOff, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, tree.FilePath);
        return tree.WithChangedText(text.WithChanges(new TextChange(new TextSpan(at, NullFlowOff.Length), NullFlowOn)));
    }

    /// <summary>A generated file with null flow analysed in it.</summary>
    public static string WithNullableWarnings(string generated)
    {
        generated.ShouldContain(NullFlowOff);
        return generated.Replace(NullFlowOff, NullFlowOn, StringComparison.Ordinal);
    }

    /// <summary>What is generated for a source, by file name.</summary>
    public static IReadOnlyDictionary<string, string> Generate(params IEnumerable<string> sources)
        => Driver().RunGenerators(Compile(sources)).GetRunResult().Results.Single().GeneratedSources.ToDictionary(file => file.HintName, file => file.SourceText.ToString());

    /// <summary>The one file that is generated for a source.</summary>
    public static string GenerateSingle(string source) => Generate(source).ShouldHaveSingleItem().Value;
}
