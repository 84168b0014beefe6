using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Resilience.Analyzers.Usage;

/// <summary>Recognises where a circuit is looked up by its name.</summary>
internal static class CircuitLookup
{
    /// <summary>Whether an argument is the name that the registry is asked for: in its indexer or, where that counts too, in TryGet.</summary>
    public static bool IsName(ArgumentSyntax argument, bool orTried, SemanticModel model, CancellationToken cancellationToken)
    {
        ISymbol? asked = argument.Parent?.Parent switch
        {
            ElementAccessExpressionSyntax access => model.GetSymbolInfo(access, cancellationToken).Symbol,
            ElementBindingExpressionSyntax access => model.GetSymbolInfo(access, cancellationToken).Symbol,
            InvocationExpressionSyntax call when orTried && call.ArgumentList.Arguments[0] == argument && Invoked.NameOf(call)?.Identifier.ValueText == "TryGet" => model.GetSymbolInfo(call, cancellationToken).Symbol,
            _ => null,
        };
        return asked is IPropertySymbol { IsIndexer: true } or IMethodSymbol
            && asked.ContainingType is { Name: "ICircuitRegistry", ContainingNamespace: { Name: "Resilience", ContainingNamespace.IsGlobalNamespace: true } };
    }
}
