using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Resilience.Analyzers.Options;
using Resilience.Generators.Eligibility;

namespace Resilience.Analyzers.Usage;

/// <summary>Reports RES0104: a pipeline of Polly's that retries, around a guarded call that retries too. Silent where it does not see what the pipeline retries.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PipelineAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.RetriedTwice];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            // Asked for a type, the compilation would look through all its own sources first.
            bool isPollyThere = start.Compilation.ReferencedAssemblyNames.Any(static assembly => assembly.Name is "Polly" or "Polly.Core");
            if (isPollyThere && GuardedInterfaces.In(start.Compilation) is { } interfaces)
            {
                start.RegisterSyntaxNodeAction(syntax => Analyze(syntax, interfaces), SyntaxKind.InvocationExpression);
            }
        });
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, GuardedInterfaces interfaces)
    {
        var invocation = (InvocationExpressionSyntax)context.Node;
        if (invocation.Expression is not MemberAccessExpressionSyntax { Name: var name, Expression: var pipeline } || !name.Identifier.ValueText.StartsWith("Execute", StringComparison.Ordinal) || !PollyRetry.IsPolly(context.SemanticModel.GetSymbolInfo(invocation, context.CancellationToken).Symbol))
        {
            return;
        }

        MethodPlan[] guarded = [.. invocation.ArgumentList.Arguments.SelectMany(argument => Called(argument.Expression, context.SemanticModel, interfaces, context.CancellationToken)).Where(static method => method.Retry is not null)];
        if (guarded.Length == 0)
        {
            return;
        }

        PollyRetry polly = new(context.SemanticModel, context.CancellationToken);
        if (guarded.FirstOrDefault(method => polly.Repeats(pipeline, method.Retry!.Attribute)) is { } twice)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.RetriedTwice, name.GetLocation(), twice.Method.Name, (long)RetriesOf(twice.Retry!) + 1));
        }
    }

    /// <summary>The guarded methods that a callback calls, or is.</summary>
    private static IEnumerable<MethodPlan> Called(ExpressionSyntax callback, SemanticModel model, GuardedInterfaces interfaces, CancellationToken cancellationToken)
    {
        IEnumerable<ExpressionSyntax> calls = callback is AnonymousFunctionExpressionSyntax lambda
            ? lambda.Body.DescendantNodesAndSelf(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<InvocationExpressionSyntax>().Select(static call => call.Expression)
            : [callback];
        foreach (ExpressionSyntax call in calls)
        {
            ExpressionSyntax? receiver = call switch
            {
                MemberAccessExpressionSyntax member => member.Expression,
                MemberBindingExpressionSyntax => call.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
                _ => null,
            };
            if (receiver is not null
                && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method
                && interfaces.GuardOf(model.GetTypeInfo(receiver, cancellationToken).Type, method, cancellationToken) is { } guard)
            {
                yield return guard;
            }
        }
    }

    private static double RetriesOf(AppliedPolicy retry) => PolicyOptions.Of(PolicyKind.Retry, "MaxRetries").Of(retry.Attribute);
}
