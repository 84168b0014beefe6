using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Resilience.CodeFixes;

/// <summary>Adds a token to declarations as the last parameter, which calls may leave out.</summary>
internal static class TokenParameter
{
    private static readonly string[] s_names = ["cancellationToken", "token", "cancellation"];

    public static async Task<Solution> AddAsync(MethodFamily family, CancellationToken cancellationToken)
    {
        Solution solution = family.Solution;
        foreach (IGrouping<DocumentId, MethodDeclarationSyntax> declarations in family.Declarations.GroupBy(declaration => solution.GetDocument(declaration.SyntaxTree)!.Id))
        {
            Document document = family.Solution.GetDocument(declarations.Key)!;
            SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            Document changed = solution.WithDocumentSyntaxRoot(document.Id, root.ReplaceNodes(declarations, static (_, declaration) => AddTo(declaration))).GetDocument(document.Id)!;
            solution = (await Imports.AddAsync(changed, cancellationToken).ConfigureAwait(false)).Project.Solution;
        }

        return solution;
    }

    private static MethodDeclarationSyntax AddTo(MethodDeclarationSyntax method)
    {
        string name = NameIn(method);
        ParameterSyntax parameter = SyntaxFactory.Parameter(SyntaxFactory.Identifier(name)).WithType(FullName.Type("System.Threading.CancellationToken"));

        // Nobody sees the default of an explicit implementation, and the compiler says so.
        if (method.ExplicitInterfaceSpecifier is null)
        {
            parameter = parameter.WithDefault(SyntaxFactory.EqualsValueClause(SyntaxFactory.LiteralExpression(SyntaxKind.DefaultLiteralExpression)));
        }

        return method
            .WithParameterList(method.ParameterList.WithParameters(ListEnd.Append(method.ParameterList.Parameters, parameter.WithAdditionalAnnotations(Formatter.Annotation))))
            .WithLeadingTrivia(Documentation.AddParameter(method.GetLeadingTrivia(), name));
    }

    /// <summary>A name that means nothing else in the method.</summary>
    private static string NameIn(MethodDeclarationSyntax method)
    {
        HashSet<string> taken = [.. method.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText)];
        return s_names.Concat(Enumerable.Range(1, int.MaxValue - 1).Select(number => s_names[0] + number)).First(name => !taken.Contains(name));
    }
}
