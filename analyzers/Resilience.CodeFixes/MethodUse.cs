using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Resilience.CodeFixes;

/// <summary>Judges a place where a method is named.</summary>
internal static class MethodUse
{
    /// <summary>Whether the place stays valid when the method gets an optional parameter. A delegate made of it does not, nor does an expression tree, which may leave no argument out.</summary>
    public static async Task<bool> IsOpenToOptionalAsync(ReferenceLocation location, CancellationToken cancellationToken)
    {
        if (location.Document is SourceGeneratedDocument)
        {
            return true;
        }

        if (location.IsImplicit || await location.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
        {
            return false;
        }

        SyntaxNode node = root.FindNode(location.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true);
        if (node.FirstAncestorOrSelf<MemberCrefSyntax>() is { } cref)
        {
            return cref is NameMemberCrefSyntax { Parameters: null };
        }

        if (node.Parent is MemberAccessExpressionSyntax access && access.Name == node)
        {
            node = access;
        }
        else if (node.Parent is MemberBindingExpressionSyntax binding)
        {
            node = binding;
        }

        return node.Parent switch
        {
            InvocationExpressionSyntax => !IsInExpressionTree(node, await location.Document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false), cancellationToken),
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } } => true,
            _ => false,
        };
    }

    /// <summary>A query may be one, too.</summary>
    private static bool IsInExpressionTree(SyntaxNode node, SemanticModel? model, CancellationToken cancellationToken)
        => node.Ancestors().Any(ancestor => ancestor is QueryExpressionSyntax
            || (ancestor is LambdaExpressionSyntax && model?.GetTypeInfo(ancestor, cancellationToken).ConvertedType is { Name: "Expression", ContainingNamespace: { Name: "Expressions", ContainingNamespace.Name: "Linq" } }));
}
