using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Resilience.Generators.Eligibility;

namespace Resilience.Analyzers.Definition;

/// <summary>Reports what the generator refuses: RES0001 for interfaces, RES0002 for methods.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EligibilityAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.InterfaceCannotBeProxied, Descriptors.MethodCannotBeGuarded];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        if (context.Symbol is not INamedTypeSymbol { TypeKind: TypeKind.Interface } service || !PolicyAttributes.IsAnnotated(service))
        {
            return;
        }

        var reported = new HashSet<(Location, string)>();
        foreach (Refusal refusal in ProxyPlanner.Plan(service, context.Compilation, context.CancellationToken).Refusals)
        {
            Location location = LocationOf(refusal, service, context.CancellationToken);
            string subject = refusal.Subject.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
            if (reported.Add((location, subject + refusal.Text)))
            {
                context.ReportDiagnostic(Diagnostic.Create(refusal.OfInterface ? Descriptors.InterfaceCannotBeProxied : Descriptors.MethodCannotBeGuarded, location, subject, refusal.Text));
            }
        }
    }

    /// <summary>The attribute that asks for what cannot be, where this interface or one of its methods has it; else the interface's name.</summary>
    private static Location LocationOf(Refusal refusal, INamedTypeSymbol service, CancellationToken cancellationToken)
    {
        bool isOwn = SymbolEqualityComparer.Default.Equals(refusal.Subject, service) || SymbolEqualityComparer.Default.Equals(refusal.Subject.ContainingType, service);
        return isOwn && refusal.Attribute?.ApplicationSyntaxReference is { } reference
            ? reference.GetSyntax(cancellationToken).GetLocation()
            : service.Locations[0];
    }
}
