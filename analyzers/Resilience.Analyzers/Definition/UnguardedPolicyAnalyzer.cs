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
        context.RegisterSymbolAction(static symbol => Analyze(symbol.Symbol, static symbol => ReasonFor(symbol), symbol.ReportDiagnostic, symbol.CancellationToken), SymbolKind.NamedType, SymbolKind.Method);
        context.RegisterSyntaxNodeAction(AnalyzeInside, SyntaxKind.LocalFunctionStatement, SyntaxKind.ParenthesizedLambdaExpression);
    }

    /// <summary>Functions inside methods, which nobody but these calls.</summary>
    private static void AnalyzeInside(SyntaxNodeAnalysisContext context)
    {
        (SyntaxList<AttributeListSyntax> attributes, ISymbol? function) = context.Node switch
        {
            LocalFunctionStatementSyntax local => (local.AttributeLists, context.SemanticModel.GetDeclaredSymbol(local, context.CancellationToken)),
            LambdaExpressionSyntax lambda when lambda.AttributeLists.Count > 0 => (lambda.AttributeLists, context.SemanticModel.GetSymbolInfo(lambda, context.CancellationToken).Symbol),
            _ => default,
        };
        if (attributes.Count > 0 && function is not null)
        {
            Analyze(function, static _ => OfMethod, context.ReportDiagnostic, context.CancellationToken);
        }
    }

    private static void Analyze(ISymbol symbol, Func<ISymbol, string?> reasonFor, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        // Most have no attribute, as the syntax tells for less than the symbol does.
        if (!symbol.DeclaringSyntaxReferences.Any(declaration => HasAttributes(declaration.GetSyntax(cancellationToken))) || reasonFor(symbol) is not { } reason)
        {
            return;
        }

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
