using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Resilience.Analyzers.Definition;

namespace Resilience.Docs.Tests;

/// <summary>All rules, those too that are off until asked for.</summary>
internal static class Rules
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers =
        [.. typeof(EligibilityAnalyzer).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract).Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } = [.. s_analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics).Distinct().OrderBy(static rule => rule.Id, StringComparer.Ordinal)];

    /// <summary>What the analyzers say; AD0001 where one fails.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> ReportsAsync(Compilation compilation, IEnumerable<AdditionalText> files)
        => await compilation
            .WithOptions(compilation.Options.WithSpecificDiagnosticOptions(All.Where(static rule => !rule.IsEnabledByDefault).Select(static rule => KeyValuePair.Create(rule.Id, ReportDiagnostic.Warn))))
            .WithAnalyzers(s_analyzers, new AnalyzerOptions([.. files]))
            .GetAnalyzerDiagnosticsAsync();
}

internal sealed class AdditionalFile(string path, string text) : AdditionalText
{
    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
}
