using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Resilience.Corpus;

/// <summary>Our rules over the sources of a program that nobody here wrote: as it is, and with policies on each of its interfaces.</summary>
internal static class SourceTrial
{
    private const string Policies = "global::Resilience.CircuitBreaker, global::Resilience.Timeout(1_000), global::Resilience.TotalTimeout(10_000), global::Resilience.Retry(2)";

    private static readonly AttributeListSyntax s_policies =
        ((InterfaceDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration($"[{Policies}] interface I;")!).AttributeLists.Single().WithTrailingTrivia(SyntaxFactory.Space);

    public static async Task<SourceResult> RunAsync(DirectoryInfo folder, CancellationToken cancellationToken)
    {
        // What a program refers to besides is not here: types that are not found leave the interfaces that name them out.
        CSharpCompilation empty = Compiler.Create(SharedFrameworks.Read().Single(library => library.Name == "Microsoft.AspNetCore.App"));
        SyntaxTree[] trees = [.. folder.EnumerateFiles("*.cs", SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal).Select(file => Compiler.Parse(File.ReadAllText(file.FullName), Path.GetRelativePath(folder.FullName, file.FullName)))];
        var annotator = new Annotator();
        SyntaxTree[] annotated = [.. trees.Select(tree => tree.WithRootAndOptions(annotator.Visit(tree.GetRoot(cancellationToken)), tree.Options))];
        return new SourceResult(
            folder.Name,
            trees.Length,
            annotator.Annotated,
            await ReportsAsync(empty.AddSyntaxTrees(trees), cancellationToken),
            await ReportsAsync(empty.AddSyntaxTrees(annotated), cancellationToken));
    }

    private static async Task<ImmutableArray<SourceReport>> ReportsAsync(CSharpCompilation compilation, CancellationToken cancellationToken)
        => [.. (await Compiler.AnalyzeAsync(compilation, cancellationToken)).Select(static report => new SourceReport(Remark.Of(report), $"{report.Location.GetLineSpan()}: {report.GetMessage(CultureInfo.InvariantCulture)}"))];

    /// <summary>Puts policies on each interface that has a method.</summary>
    private sealed class Annotator : CSharpSyntaxRewriter
    {
        public int Annotated { get; private set; }

        public override SyntaxNode VisitInterfaceDeclaration(InterfaceDeclarationSyntax node)
        {
            if (!node.Members.OfType<MethodDeclarationSyntax>().Any() || node.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                return node;
            }

            Annotated++;
            return node.WithoutLeadingTrivia().AddAttributeLists(s_policies).WithLeadingTrivia(node.GetLeadingTrivia());
        }
    }
}
