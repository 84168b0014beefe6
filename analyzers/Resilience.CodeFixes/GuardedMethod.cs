using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Resilience.CodeFixes;

/// <summary>The declaration of a method in which something is reported.</summary>
internal sealed class GuardedMethod
{
    private GuardedMethod(SyntaxNode root, MethodDeclarationSyntax syntax, IMethodSymbol symbol)
    {
        Root = root;
        Syntax = syntax;
        Symbol = symbol;
    }

    /// <summary>The document's.</summary>
    public SyntaxNode Root { get; }

    public MethodDeclarationSyntax Syntax { get; }

    public IMethodSymbol Symbol { get; }

    public bool IsOfInterface => Symbol.ContainingType.TypeKind == TypeKind.Interface;

    /// <summary>The method whose name, or one of whose attributes, is reported; null where the report is on a type, for a method that is declared elsewhere.</summary>
    public static async Task<GuardedMethod?> AtAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        return await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root
            && await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
            && root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MemberDeclarationSyntax>() is MethodDeclarationSyntax syntax
            && model.GetDeclaredSymbol(syntax, cancellationToken) is { } symbol
            ? new GuardedMethod(root, syntax, symbol)
            : null;
    }
}
