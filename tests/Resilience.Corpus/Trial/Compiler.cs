using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Resilience.Analyzers.Definition;
using Resilience.Generators;

namespace Resilience.Corpus;

/// <summary>Compiles as a strict user's project does that has the package: latest C#, nullable, unsafe code allowed, warnings as errors, doc comments checked.</summary>
internal static class Compiler
{
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    /// <summary>What the SDK suppresses in every project: a package may have been compiled against older versions of what it depends on.</summary>
    private static readonly Dictionary<string, ReportDiagnostic> s_ofSdk = new() { ["CS1701"] = ReportDiagnostic.Suppress, ["CS1702"] = ReportDiagnostic.Suppress };

    private static readonly CSharpCompilationOptions s_options = new(
        OutputKind.DynamicallyLinkedLibrary,
        allowUnsafe: true,
        generalDiagnosticOption: ReportDiagnostic.Error,
        specificDiagnosticOptions: s_ofSdk,
        warningLevel: 9999,
        nullableContextOptions: NullableContextOptions.Enable);

    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers =
    [
        .. typeof(EligibilityAnalyzer).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    private static readonly ConcurrentDictionary<string, MetadataReference> s_references = [];

    /// <summary>What a project sees that refers to the library and to the product.</summary>
    public static CSharpCompilation Create(Library library) => CSharpCompilation.Create(
        "Corpus",
        [],
        library.References.Append(typeof(CircuitBreaker).Assembly.Location).Append(typeof(Caching.HybridResultCache).Assembly.Location).Select(Reference),
        s_options);

    public static MetadataReference Reference(string path) => s_references.GetOrAdd(path, static file => MetadataReference.CreateFromFile(file));

    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, s_parse, path);

    /// <summary>Adds what is our own, in which warnings are not looked for.</summary>
    public static CSharpCompilation With(this CSharpCompilation compilation, IReadOnlyCollection<SyntaxTree> own)
        => compilation.AddSyntaxTrees(own).WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(new OwnSourceOptions(own.ToHashSet())));

    public static GeneratorRunResult Generate(CSharpCompilation compilation, out CSharpCompilation output)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new ResilienceGenerator().AsSourceGenerator()], parseOptions: s_parse);
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation updated, out _);
        output = (CSharpCompilation)updated;
        return driver.GetRunResult().Results.Single();
    }

    public static Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Compilation compilation, CancellationToken cancellationToken)
        => compilation
            .WithAnalyzers(s_analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync(cancellationToken);
}
