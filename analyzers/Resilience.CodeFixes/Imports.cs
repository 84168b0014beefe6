using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Resilience.CodeFixes;

/// <summary>Imports what a fix has written a full name of.</summary>
internal static class Imports
{
    /// <summary>Only where something is missing: asked for what global usings import already, the editor's service leaves blank lines.</summary>
    public static async Task<Document> AddAsync(Document document, CancellationToken cancellationToken)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        SemanticModel model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        return root.GetAnnotatedNodes(Simplifier.AddImportsAnnotation).All(name => IsInScope(name, model, cancellationToken))
            ? document
            : await ImportAdder.AddImportsAsync(document, Simplifier.AddImportsAnnotation, cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    private static bool IsInScope(SyntaxNode name, SemanticModel model, CancellationToken cancellationToken)
    {
        string simple = name is MemberAccessExpressionSyntax access ? access.Name.Identifier.ValueText : ((QualifiedNameSyntax)name).Right.Identifier.ValueText;
        ISymbol? meant = model.GetSymbolInfo(name, cancellationToken).Symbol;
        return model.LookupNamespacesAndTypes(name.SpanStart, name: simple).Any(found => SymbolEqualityComparer.Default.Equals(found, meant));
    }
}
