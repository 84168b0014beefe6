using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Resilience.Analyzers.Symbols;

namespace Resilience.Analyzers.Definition;

/// <summary>Judges what is written on annotated interfaces, and on classes that are to be proxies.</summary>
public abstract class DefinitionAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private protected abstract void Analyze(Definition definition);

    private void Analyze(SymbolAnalysisContext context)
    {
        if (Plans.Of((INamedTypeSymbol)context.Symbol, context.Compilation, context.CancellationToken) is { IsBroken: false } plan)
        {
            Analyze(new Definition(plan, context));
        }
    }
}
