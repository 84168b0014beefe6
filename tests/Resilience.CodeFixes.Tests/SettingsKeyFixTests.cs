using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Resilience.Analyzers.Configuration;

namespace Resilience.CodeFixes.Tests;

/// <summary>The testing package fixes documents of code only, so that this is run by hand.</summary>
public sealed class SettingsKeyFixTests
{
    [Theory]
    [InlineData("""{ "Resilience": { "Interfaces": { "IGateway": { "Policies": { "Retri": { "Delay": 5 } } } } } }""", """{ "Resilience": { "Interfaces": { "IGateway": { "Policies": { "Retry": { "Delay": 5 } } } } } }""")]
    [InlineData("""{ "Resilience": { "Interfaces": { "IGateway": { "Policies": { "Retry": { "Dely": 5, } } } } } } // ours""", """{ "Resilience": { "Interfaces": { "IGateway": { "Policies": { "Retry": { "Delay": 5, } } } } } } // ours""")]
    [InlineData("""{ "Resilience:Interfaces:IGateway:Policies:Retri:Delay": 5 }""", """{ "Resilience:Interfaces:IGateway:Policies:Retry:Delay": 5 }""")]
    [InlineData("""{ "Resilience:\u0049nterfaces:IGateway:Policies:Retr\u0069:Delay": 5 }""", """{ "Resilience:\u0049nterfaces:IGateway:Policies:Retry:Delay": 5 }""")]
    public async Task RES0200_becomes_the_nearest_name(string before, string after)
    {
        TextDocument settings = Settings(before);
        CodeAction action = Assert.Single(await OfferedAsync(settings, Assert.Single(await ReportedAsync(settings))));

        ApplyChangesOperation change = Assert.Single((await action.GetOperationsAsync(default)).OfType<ApplyChangesOperation>());

        TextDocument changed = change.ChangedSolution.GetAdditionalDocument(settings.Id)!;
        Assert.Equal(after, (await changed.GetTextAsync()).ToString());
        Assert.Empty(await ReportedAsync(changed));
    }

    [Fact]
    public async Task Nothing_is_offered_where_nothing_is_near()
    {
        TextDocument settings = Settings("""{ "Resilience": { "Interfaces": { "IGateway": { "Policies": { "Umbrella": { "Delay": 5 } } } } } }""");
        Assert.Empty(await OfferedAsync(settings, Assert.Single(await ReportedAsync(settings))));
    }

    private static TextDocument Settings(string json)
    {
        AdhocWorkspace workspace = new();
        Project project = workspace.AddProject("Shop", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .WithMetadataReferences([.. Basic.Reference.Assemblies.Net100.References.All, MetadataReference.CreateFromFile(typeof(CircuitBreaker).Assembly.Location)])
            .AddDocument("IGateway.cs", "public interface IGateway { [Resilience.Retry] System.Threading.Tasks.Task AskAsync(); }").Project;
        return project.AddAdditionalDocument("appsettings.json", json, filePath: "appsettings.json");
    }

    private static async Task<ImmutableArray<Diagnostic>> ReportedAsync(TextDocument settings)
    {
        Compilation compilation = (await settings.Project.GetCompilationAsync())!;
        return await compilation.WithAnalyzers([new AppSettingsAnalyzer()], settings.Project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync();
    }

    private static async Task<List<CodeAction>> OfferedAsync(TextDocument settings, Diagnostic diagnostic)
    {
        List<CodeAction> offered = [];
        await new SettingsKeyFix().RegisterCodeFixesAsync(new CodeFixContext(settings, diagnostic, (action, _) => offered.Add(action), default));
        return offered;
    }
}
