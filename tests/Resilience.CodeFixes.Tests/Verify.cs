using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Resilience.Generators;

namespace Resilience.CodeFixes.Tests;

/// <summary>Applies a fix to a source in which <c>[|…|]</c> marks what the analyzer reports: one report after the other, and all at once.</summary>
internal static class Verify<TAnalyzer, TFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    private const string Usings =
        "global using System; global using System.Collections.Generic; global using System.Linq.Expressions; global using System.Threading.Tasks;";

    /// <summary>The source becomes another, which compiles without a warning, and of which the analyzer reports nothing but what is marked in it. Where there is a choice, the action is named by its equivalence key.</summary>
    public static Task BecomesAsync(string id, string before, string after, string? action = null)
        => BecomesAsync(id, [before], [after], action);

    public static async Task BecomesAsync(string id, string[] before, string[] after, string? action = null)
    {
        Test test = new() { CodeActionEquivalenceKey = action };
        Add(test.TestState, id, before);
        Add(test.FixedState, id, after);
        await test.RunAsync();
    }

    /// <summary>Nothing is offered.</summary>
    public static Task IsLeftAsync(string id, params string[] source) => BecomesAsync(id, source, source);

    private static void Add(SolutionState state, string id, string[] sources)
    {
        for (int i = 0; i < sources.Length; i++)
        {
            state.Sources.Add(($"Test{i}.cs", sources[i].ReplaceLineEndings("\n").Replace("[|", "{|" + id + ":", StringComparison.Ordinal).Replace("|]", "|}", StringComparison.Ordinal)));
        }

        state.Sources.Add(("Usings.cs", Usings));
        state.InheritanceMode = StateInheritanceMode.AutoInherit;
    }

    private sealed class Test : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
    {
        public Test()
        {
            ReferenceAssemblies = new ReferenceAssemblies("net10.0");

            // As an editor does it: what is generated is there for the fix to see.
            SolutionTransforms.Add(static (solution, project) => solution.AddAnalyzerReference(project, new AnalyzerFileReference(typeof(ResilienceGenerator).Assembly.Location, new GeneratorLoader())));
            CompilerDiagnostics = CompilerDiagnostics.Warnings;

            // What is known at the end of a compilation only is fixed by builds and tools, not while one types.
            if (new TAnalyzer().SupportedDiagnostics.Any(static rule => rule.CustomTags.Contains(WellKnownDiagnosticTags.CompilationEnd)))
            {
                CodeFixTestBehaviors = CodeFixTestBehaviors.SkipLocalDiagnosticCheck;
            }

            // Nobody documents what is only there to be fixed.
            DisabledDiagnostics.Add("CS1591");
            TestState.AdditionalReferences.AddRange(Basic.Reference.Assemblies.Net100.References.All);
            foreach (Type type in (Type[])[typeof(CircuitBreaker), typeof(IServiceCollection), typeof(IHttpClientFactory), typeof(OptionsBuilder<>)])
            {
                TestState.AdditionalReferences.Add(MetadataReference.CreateFromFile(type.Assembly.Location));
            }
        }

        protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

        protected override CompilationOptions CreateCompilationOptions()
            => new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
    }
}
