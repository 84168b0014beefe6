using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
        context.RegisterSymbolAction(static symbol => Analyze(symbol.Symbol, ReasonFor, symbol.ReportDiagnostic, symbol.CancellationToken), SymbolKind.NamedType, SymbolKind.Method);
        context.RegisterSymbolAction(static symbol => AnalyzeEvent((IEventSymbol)symbol.Symbol, symbol.ReportDiagnostic, symbol.CancellationToken), SymbolKind.Event);
        context.RegisterSyntaxNodeAction(AnalyzeInside, SyntaxKind.LocalFunctionStatement, SyntaxKind.ParenthesizedLambdaExpression);
    }

    /// <summary>Functions inside methods, which nobody but these calls.</summary>
    private static void AnalyzeInside(SyntaxNodeAnalysisContext context)
    {
        // Most have no attribute, and need not be bound to be told so.
        ISymbol? function = context.Node switch
        {
            LocalFunctionStatementSyntax { AttributeLists.Count: > 0 } local => context.SemanticModel.GetDeclaredSymbol(local, context.CancellationToken),
            LambdaExpressionSyntax { AttributeLists.Count: > 0 } lambda => context.SemanticModel.GetSymbolInfo(lambda, context.CancellationToken).Symbol,
            _ => null,
        };
        if (function is not null)
        {
            Report(function, OfMethod, context.ReportDiagnostic, context.CancellationToken);
        }
    }

    /// <summary>The accessors of an event that is declared as a field have no declaration of their own, and one attribute stands on both.</summary>
    private static void AnalyzeEvent(IEventSymbol @event, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        if (@event.AddMethod is { DeclaringSyntaxReferences.IsEmpty: true } accessor
            && @event.DeclaringSyntaxReferences.Any(declaration => declaration.GetSyntax(cancellationToken).FirstAncestorOrSelf<EventFieldDeclarationSyntax>() is { AttributeLists.Count: > 0 })
            && ReasonFor(accessor) is { } reason)
        {
            Report(accessor, reason, report, cancellationToken);
        }
    }

    private static void Analyze(ISymbol symbol, Func<ISymbol, string?> reasonFor, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        // Most have no attribute, as the syntax tells for less than the symbol does.
        if (Parts(symbol).SelectMany(static part => part.DeclaringSyntaxReferences).Any(declaration => HasAttributes(declaration.GetSyntax(cancellationToken))) && reasonFor(symbol) is { } reason)
        {
            Report(symbol, reason, report, cancellationToken);
        }
    }

    /// <summary>What has both parts' attributes is the one that declares it.</summary>
    private static IEnumerable<ISymbol> Parts(ISymbol symbol) => symbol is IMethodSymbol { PartialImplementationPart: { } implementation } ? [symbol, implementation] : [symbol];

    private static void Report(ISymbol symbol, string reason, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        foreach (AttributeData attribute in symbol.GetAttributes().Where(attribute => PolicyAttributes.KindOf(attribute) is not null))
        {
            if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is { } syntax)
            {
                report(Diagnostic.Create(Descriptors.PolicyGuardsNothing, syntax.GetLocation(), symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat), reason));
            }
        }
    }

    private static bool HasAttributes(SyntaxNode declaration) => declaration switch
    {
        MemberDeclarationSyntax member => member.AttributeLists.Count > 0,
        AccessorDeclarationSyntax accessor => accessor.AttributeLists.Count > 0,
        _ => true,
    };

    /// <summary>Why no proxy sees what is written on a symbol; null where one does, or another rule speaks.</summary>
    private static string? ReasonFor(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { PartialDefinitionPart: not null } => null,
        INamedTypeSymbol type => type.TypeKind == TypeKind.Class && !ProxyAttribute.IsOn(type) ? OfClass : null,
        IMethodSymbol { ContainingType: { TypeKind: not TypeKind.Interface } type } method => !ProxyAttribute.IsOn(type) ? OfMethod : method.IsPartialDefinition ? null : OfProxy,
        _ => null,
    };
}
