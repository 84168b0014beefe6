using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Resilience.CodeFixes;

/// <summary>Writes names so that nothing in the file can be taken for them; the editor shortens them where it may.</summary>
internal static class FullName
{
    private const string Global = "global::";

    public static TypeSyntax Type(string name) => SyntaxFactory.ParseTypeName(Global + name).WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation);

    /// <summary>A type whose member is named.</summary>
    public static ExpressionSyntax Expression(string name) => SyntaxFactory.ParseExpression(Global + name).WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation);

    public static MemberAccessExpressionSyntax Member(ExpressionSyntax of, SimpleNameSyntax name) => SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, of, name);

    /// <summary>One of our attributes: as those are written that are there, which may be without an import.</summary>
    public static NameSyntax Attribute(string name) => SyntaxFactory.ParseName(Global + "Resilience." + name + "Attribute").WithAdditionalAnnotations(Simplifier.Annotation);
}
