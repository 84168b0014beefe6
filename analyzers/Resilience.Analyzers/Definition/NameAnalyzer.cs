using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Resilience.Analyzers.Options;
using Resilience.Analyzers.Symbols;
using Resilience.Generators.Eligibility;

namespace Resilience.Analyzers.Definition;

/// <summary>Reports RES0017, at the end: a name of a circuit, rate limit or bulkhead that is written with two settings.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NameAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.NameWithTwoSettings];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            ConcurrentBag<(WrittenPolicy Policy, string Name, Location Location)> named = [];
            start.RegisterSymbolAction(symbol => Collect(symbol, named), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => Report(end, named));
        });
    }

    private static void Collect(SymbolAnalysisContext context, ConcurrentBag<(WrittenPolicy Policy, string Name, Location Location)> named)
    {
        if (Plans.Of((INamedTypeSymbol)context.Symbol, context.Compilation, context.CancellationToken) is not { IsBroken: false } plan)
        {
            return;
        }

        Definition definition = new(plan, context);
        foreach (WrittenPolicy policy in definition.Policies)
        {
            if (SharedSettings.ThingOf(policy.Kind) is not null && policy.Attribute.Named("Name") is { Value: string { Length: > 0 } name })
            {
                named.Add((policy, name, definition.LocationOf(policy.Attribute, "Name")));
            }
        }
    }

    private static void Report(CompilationAnalysisContext context, IEnumerable<(WrittenPolicy Policy, string Name, Location Location)> named)
    {
        foreach (var alike in named.GroupBy(static one => (one.Policy.Kind, one.Name)))
        {
            var inOrder = alike.OrderBy(static one => one.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(static one => one.Location.SourceSpan.Start).ToList();
            foreach (var other in inOrder.Skip(1))
            {
                if (SharedSettings.Difference(alike.Key.Kind, inOrder[0].Policy.Attribute, other.Policy.Attribute) is { } option)
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        Descriptors.NameWithTwoSettings,
                        other.Location,
                        [inOrder[0].Location],
                        SharedSettings.ThingOf(alike.Key.Kind),
                        alike.Key.Name,
                        inOrder[0].Policy.On.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat),
                        option));
                }
            }
        }
    }
}
