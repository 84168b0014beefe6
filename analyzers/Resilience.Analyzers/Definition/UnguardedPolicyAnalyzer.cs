using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Resilience.Generators.Eligibility;

namespace Resilience.Analyzers.Definition;

/// <summary>Reports RES0005: a policy where no proxy sees it, on a class that is none or on one of its methods.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnguardedPolicyAnalyzer : DiagnosticAnalyzer
{
    private const string OfClass = "policies act through the proxy of an interface; put it on the interface or, if that is not yours, make a partial class its proxy by [ResilientProxy]";
    private const string OfMethod = "policies act through the proxy of an interface; put it on the interface's method, or on the partial declaration of one in a class with [ResilientProxy]";
    private const string OfProxy = "only what the class declares as a partial method of its interface is guarded; write 'public partial' and no body";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.PolicyGuardsNothing];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType, SymbolKind.Method);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        if (ReasonFor(context.Symbol) is not { } reason)
        {
            return;
        }

        foreach (AttributeData attribute in context.Symbol.GetAttributes().Where(attribute => PolicyAttributes.KindOf(attribute) is not null))
        {
            if (attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is { } syntax)
            {
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.PolicyGuardsNothing, syntax.GetLocation(), context.Symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat), reason));
            }
        }
    }

    /// <summary>Why no proxy sees what is written on a symbol; null where one does, or another rule speaks.</summary>
    private static string? ReasonFor(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { PartialDefinitionPart: not null } => null,
        INamedTypeSymbol type => type.TypeKind == TypeKind.Class && !ProxyAttribute.IsOn(type) ? OfClass : null,
        IMethodSymbol { ContainingType: { TypeKind: not TypeKind.Interface } type } method => !ProxyAttribute.IsOn(type) ? OfMethod : method.IsPartialDefinition ? null : OfProxy,
        _ => null,
    };
}
