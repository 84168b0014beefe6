using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Resilience.Analyzers.Symbols;
using Resilience.Generators.Eligibility;

namespace Resilience.Analyzers.Usage;

/// <summary>Reports RES0106, at the end: a name in the registry's indexer that no circuit has. Silent where circuits may come from elsewhere.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownCircuitAnalyzer : DiagnosticAnalyzer
{
    /// <summary>In the names of circuits whose key, type arguments or number nobody knows here.</summary>
    private static readonly char[] s_ofRunTime = ['[', '<', '#'];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.UnknownCircuit];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // Circuits may be made in generated code.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (GuardedInterfaces.In(start.Compilation) is null || TestCode.IsIn(start.Compilation) || start.Compilation.SourceModule.ReferencedAssemblySymbols.Any(MayHaveCircuits))
            {
                return;
            }

            ConcurrentBag<ProxyPlan> plans = [];
            ConcurrentBag<(string Name, Location Location)> asked = [];
            ConcurrentBag<Location> made = [];
            start.RegisterSymbolAction(symbol => CollectPlan(symbol, plans), SymbolKind.NamedType);
            start.RegisterSyntaxNodeAction(syntax => CollectName(syntax, asked), SyntaxKind.StringLiteralExpression);
            start.RegisterOperationAction(operation => CollectMade(operation, made), OperationKind.ObjectCreation);
            start.RegisterCompilationEndAction(end => Report(end, plans, asked, made.IsEmpty));
        });
    }

    private static bool MayHaveCircuits(IAssemblySymbol assembly)
        => assembly.Name != "Resilience" && !assembly.Name.StartsWith("Resilience.", StringComparison.Ordinal) && GeneratedProxies.MayBeIn(assembly);

    private static void CollectPlan(SymbolAnalysisContext context, ConcurrentBag<ProxyPlan> plans)
    {
        if (Plans.Of((INamedTypeSymbol)context.Symbol, context.Compilation, context.CancellationToken) is { } plan)
        {
            plans.Add(plan);
        }
    }

    private static void CollectName(SyntaxNodeAnalysisContext context, ConcurrentBag<(string Name, Location Location)> asked)
    {
        var literal = (LiteralExpressionSyntax)context.Node;
        if (literal.Parent is ArgumentSyntax argument && !context.IsGeneratedCode && CircuitLookup.IsName(argument, orTried: false, context.SemanticModel, context.CancellationToken))
        {
            asked.Add((literal.Token.ValueText, literal.GetLocation()));
        }
    }

    /// <summary>A circuit that is made by hand has any name.</summary>
    private static void CollectMade(OperationAnalysisContext context, ConcurrentBag<Location> made)
    {
        if (context.Operation is IObjectCreationOperation { Type: { Name: "CircuitBreaker", ContainingNamespace: { Name: "Resilience", ContainingNamespace.IsGlobalNamespace: true } } } creation)
        {
            made.Add(creation.Syntax.GetLocation());
        }
    }

    private static void Report(CompilationAnalysisContext context, ConcurrentBag<ProxyPlan> plans, ConcurrentBag<(string Name, Location Location)> asked, bool areAllGenerated)
    {
        if (asked.IsEmpty || !areAllGenerated || plans.Any(static plan => plan.IsBroken || plan.Refusals.Count > 0))
        {
            return;
        }

        string[] known =
        [
            .. CircuitConstants.Of(context.Compilation, context.CancellationToken).Select(static constant => (string)constant.ConstantValue!),
            .. plans.SelectMany(static plan => plan.Methods.Values).Select(static method => method.Breaker?.Attribute.Named("Name")?.Value).OfType<string>(),
        ];
        foreach ((string name, Location location) in asked)
        {
            // Where two interfaces have one name, their circuits have it with the namespace in front.
            if (known.Length > 0 && name.IndexOfAny(s_ofRunTime) < 0 && !known.Any(one => name == one || name.EndsWith("." + one, StringComparison.Ordinal)))
            {
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.UnknownCircuit, location, name, NearestName.Remedy(name, known)));
            }
        }
    }
}
