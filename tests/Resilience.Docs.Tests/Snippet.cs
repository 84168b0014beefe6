using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.DependencyInjection;
using Resilience.Generators;

namespace Resilience.Docs.Tests;

/// <summary>Compiles a snippet as a reader would use it: as a file, as members of an interface, or inside a method.</summary>
internal static class Snippet
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.Extensions.Caching.Distributed;
        global using Microsoft.Extensions.Caching.Hybrid;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Resilience;
        """;

    private static readonly MetadataReference[] s_references =
    [
        .. Net100.References.All,
        .. new[] { typeof(CircuitBreaker), typeof(Caching.HybridResultCache), typeof(Microsoft.Extensions.Caching.Hybrid.HybridCache), typeof(HybridCacheServiceExtensions), typeof(IServiceCollection), typeof(ServiceProvider), typeof(HttpClientFactoryServiceCollectionExtensions), typeof(Microsoft.Extensions.Logging.ILogger), typeof(StripeSimulator.StripeSimulatorHost), typeof(Stripe.StripeClient), typeof(Microsoft.Extensions.Caching.Distributed.IDistributedCache), typeof(Microsoft.Extensions.Caching.Memory.MemoryCache), typeof(Microsoft.Extensions.Configuration.IConfiguration), typeof(Microsoft.Extensions.Configuration.ConfigurationManager), typeof(Microsoft.Extensions.Configuration.JsonConfigurationExtensions), typeof(Microsoft.Extensions.Configuration.FileConfigurationSource), typeof(OpenTelemetry.BaseProvider), typeof(OpenTelemetry.Metrics.MeterProviderBuilder), typeof(OpenTelemetry.OpenTelemetryBuilder), typeof(Polly.ResiliencePipeline) }
            .Select(static type => MetadataReference.CreateFromFile(type.Assembly.Location)),
    ];

    /// <summary>Nothing where it compiles; else the errors of the reading that came nearest.</summary>
    public static string[] Errors(string code) => ErrorsOf(Reading(code));

    private static IEnumerable<string> Readings(string code)
    {
        yield return code;
        yield return $"IServiceCollection services = new ServiceCollection();\n{code}";
        yield return $"public interface ISnippet {{\n{code}\n}}";
        yield return $"public sealed class Snippet : Surroundings.Members {{\n{code}\n}}";
        string usings = string.Concat(code.Split('\n').TakeWhile(static line => line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';') && !line.Contains('=', StringComparison.Ordinal)).Select(static line => line + "\n"));
        yield return $$"""
            {{usings}}
            public static class Snippet
            {
                // A field, because a snippet may declare it.
                private static readonly ICircuitRegistry circuits = null!;

                public static async Task RunAsync(IServiceCollection services, IServiceProvider provider, IStripeGateway stripe, ResilienceRuntime runtime, CancellationToken cancellationToken)
                {
                    await Task.CompletedTask;
            {{code[usings.Length..]}}
                }
            }
            """;
    }

    /// <summary>The reading that compiles, or nearly does, with what is generated for it.</summary>
    public static Compilation Reading(string code)
    {
        Compilation? nearest = null;
        int fewest = int.MaxValue;
        foreach (Compilation compilation in Readings(code).Select(Generate))
        {
            int errors = ErrorsOf(compilation).Length;
            if (errors < fewest)
            {
                (nearest, fewest) = (compilation, errors);
            }

            if (errors == 0)
            {
                break;
            }
        }

        return nearest!;
    }

    private static Compilation Generate(string code) => Compile([(code, string.Empty), (Surroundings(), string.Empty)]);

    /// <summary>Sources with what is generated for them.</summary>
    public static Compilation Compile(IEnumerable<(string Text, string File)> sources) => Compile(sources, out _);

    /// <summary>Sources with what is generated for them, and what the compiler says of the generator.</summary>
    public static Compilation Compile(IEnumerable<(string Text, string File)> sources, out ImmutableArray<Diagnostic> ofGenerator)
    {
        CSharpParseOptions options = new(LanguageVersion.CSharp14);
        SyntaxTree[] trees = [.. sources.Append((Text: Usings, File: string.Empty)).Select(source => CSharpSyntaxTree.ParseText(source.Text, options, source.File))];
        bool isProgram = trees[0].GetRoot().ChildNodes().Any(static node => node is Microsoft.CodeAnalysis.CSharp.Syntax.GlobalStatementSyntax);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Snippet",
            trees,
            s_references,
            new CSharpCompilationOptions(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new ResilienceGenerator().AsSourceGenerator()], parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ofGenerator);
        return output;
    }

    private static string[] ErrorsOf(Compilation compilation)
        => [.. compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(static diagnostic => diagnostic.ToString())];

    private static string Surroundings() => File.ReadAllText(Path.Combine(Documents.Root, "tests/Resilience.Docs.Tests/Surroundings.txt"));
}
