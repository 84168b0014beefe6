using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Resilience.Analyzers.Symbols;
using Resilience.Generators.Eligibility;

namespace Resilience.Analyzers.Definition;

/// <summary>Reports what the generator refuses: RES0001 for interfaces, RES0002, RES0006, RES0007 and RES0008 for methods, RES0003 for classes that are to be proxies, RES0004 for what those declare.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EligibilityAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property of a report that names its <see cref="RefusalReason"/>.</summary>
    internal const string Reason = "Reason";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.InterfaceCannotBeProxied, Descriptors.MethodCannotBeGuarded, Descriptors.ClassCannotBeProxy, Descriptors.DeclarationGuardsNothing, Descriptors.FallbackCannotAnswer, Descriptors.ClassifierCannotJudge, Descriptors.KeyCannotBeUsed];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        if (Plans.Of((INamedTypeSymbol)context.Symbol, context.Compilation, context.CancellationToken) is not { } plan)
        {
            return;
        }

        var reports = plan.Refusals.GroupBy(refusal => (Location: LocationOf(refusal, plan, context.CancellationToken), Subject: refusal.Subject.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat), Kind: KindOf(refusal)));
        foreach (var report in reports)
        {
            string verdict = SymbolEqualityComparer.Default.Equals(report.First().Subject, plan.Owner) ? "cannot be a proxy" : "is in the way of a proxy";
            ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty.Add(Reason, report.First().Reason.ToString());
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(report.First()), report.Key.Location, properties, report.Key.Subject, TextOf([.. report]), verdict));
        }
    }

    /// <summary>What is reported once: the same words of one thing or, of an interface's members, the same reason.</summary>
    private static string KindOf(Refusal refusal) => refusal.IsOfMember ? refusal.Reason.ToString() : refusal.Text;

    private static string TextOf(Refusal[] alike)
    {
        int more = alike.Select(refusal => refusal.Text).Distinct().Count() - 1;
        return alike[0].Text + (more == 0 ? string.Empty : $" (the same holds for {more} more of its members)");
    }

    /// <summary>The attribute that asks for what cannot be, or the declaration that is in the way, where they stand in the type; else the attribute that makes the class a proxy, or the interface's name.</summary>
    private static Location LocationOf(Refusal refusal, ProxyPlan plan, CancellationToken cancellationToken)
    {
        INamedTypeSymbol annotated = plan.Annotated;
        if (refusal.Attribute?.ApplicationSyntaxReference is { } attribute && annotated.DeclaringSyntaxReferences.Any(part => part.SyntaxTree == attribute.SyntaxTree && part.GetSyntax(cancellationToken).FullSpan.Contains(attribute.Span)))
        {
            return attribute.GetSyntax(cancellationToken).GetLocation();
        }

        return plan.Owner is not null && !IsOfClass(refusal.Subject, plan.Owner)
            ? ProxyAttribute.On(plan.Owner).First().ApplicationSyntaxReference!.GetSyntax(cancellationToken).GetLocation()
            : (plan.Owner is null ? annotated : refusal.Subject).Locations[0];
    }

    private static bool IsOfClass(ISymbol subject, INamedTypeSymbol owner)
    {
        for (ISymbol? at = owner; at is not null; at = at.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(at, subject))
            {
                return true;
            }
        }

        return SymbolEqualityComparer.Default.Equals(subject.ContainingType, owner);
    }
}
