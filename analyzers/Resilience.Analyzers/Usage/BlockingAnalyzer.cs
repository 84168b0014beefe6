using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Resilience.Analyzers.Usage;

/// <summary>Reports RES0103: a thread that waits for a guarded call, with all that its policies wait for.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BlockingAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.GuardedCallBlocks];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (GuardedInterfaces.In(start.Compilation) is { } interfaces)
            {
                start.RegisterSyntaxNodeAction(syntax => Analyze(syntax, interfaces), SyntaxKind.SimpleMemberAccessExpression);
            }
        });
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, GuardedInterfaces interfaces)
    {
        var access = (MemberAccessExpressionSyntax)context.Node;
        InvocationExpressionSyntax? awaited = access.Name.Identifier.ValueText switch
        {
            "Result" => access.Expression as InvocationExpressionSyntax,
            "Wait" when access.Parent is InvocationExpressionSyntax => access.Expression as InvocationExpressionSyntax,
            "GetResult" when access.Parent is InvocationExpressionSyntax && Receiver(access.Expression, "GetAwaiter") is { } awaiter => Receiver(awaiter, "ConfigureAwait") ?? awaiter,
            _ => null,
        };
        if (awaited is null)
        {
            return;
        }

        InvocationExpressionSyntax call = Receiver(awaited, "AsTask") ?? awaited;
        ExpressionSyntax? receiver = call.Expression switch
        {
            MemberAccessExpressionSyntax member => member.Expression,
            MemberBindingExpressionSyntax => call.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
            _ => null,
        };
        if (receiver is not null
            && context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is IMethodSymbol method
            && interfaces.GuardOf(context.SemanticModel.GetTypeInfo(receiver, context.CancellationToken).Type, method, context.CancellationToken) is { Shape.IsTask: true })
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.GuardedCallBlocks, access.Name.GetLocation(), access.Name.Identifier.ValueText, method.Name));
        }
    }

    /// <summary>The call on whose result a method of that name is called; null where there is none.</summary>
    private static InvocationExpressionSyntax? Receiver(ExpressionSyntax expression, string name)
        => expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax inner, Name: var called } } && called.Identifier.ValueText == name ? inner : null;
}
