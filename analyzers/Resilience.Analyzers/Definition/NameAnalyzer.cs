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
            ConcurrentBag<NamedPolicy> named = [];
            start.RegisterSymbolAction(symbol => Collect(symbol, named), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => Report(end, named));
        });
    }

    private static void Collect(SymbolAnalysisContext context, ConcurrentBag<NamedPolicy> named)
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
                foreach (ITypeSymbol? key in KeysOf(policy, plan))
                {
                    named.Add(new NamedPolicy(policy, name, key, definition.LocationOf(policy.Attribute, "Name")));
                }
            }
        }
    }

    /// <summary>With which types of [CircuitKey] a policy acts, null standing for none; of a policy that acts on no method nothing is ever made.</summary>
    private static IEnumerable<ITypeSymbol?> KeysOf(WrittenPolicy policy, ProxyPlan plan)
        => plan.Methods.Values
            .Where(method => (policy.Kind switch { PolicyKind.CircuitBreaker => method.Breaker, PolicyKind.RateLimit => method.RateLimit, _ => method.Bulkhead })?.Attribute == policy.Attribute)
            .Select(method => policy.Kind == PolicyKind.CircuitBreaker ? method.CircuitKey?.Type : null)
            .Distinct(SymbolEqualityComparer.Default)
            .Cast<ITypeSymbol?>();

    private static void Report(CompilationAnalysisContext context, IEnumerable<NamedPolicy> named)
    {
        // The circuits of keys have names of their own, behind this one.
        foreach (var alike in named.GroupBy(static one => (one.Policy.Kind, one.Name, HasKey: one.Key is not null)))
        {
            List<NamedPolicy> inOrder = [.. alike.OrderBy(static one => one.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(static one => one.Location.SourceSpan.Start)];
            foreach (NamedPolicy other in inOrder.Skip(1))
            {
                if (Difference(alike.Key.Kind, inOrder[0], other) is { } option)
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

    private static string? Difference(PolicyKind kind, NamedPolicy one, NamedPolicy other)
        => SymbolEqualityComparer.Default.Equals(one.Key, other.Key) ? SharedSettings.Difference(kind, one.Policy.Attribute, other.Policy.Attribute) : "type of [CircuitKey]";

    private sealed class NamedPolicy(WrittenPolicy policy, string name, ITypeSymbol? key, Location location)
    {
        public WrittenPolicy Policy => policy;

        public string Name => name;

        /// <summary>The type of the keys each of which has a circuit of its own; null where there is one circuit.</summary>
        public ITypeSymbol? Key => key;

        public Location Location => location;
    }
}
