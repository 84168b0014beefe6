using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using Resilience.Analyzers;
using Resilience.Analyzers.Usage;

namespace Resilience.CodeFixes;

/// <summary>RES0105: writes the constant that was generated for a circuit's name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CircuitNameFix)), Shared]
public sealed class CircuitNameFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.CircuitNameWritten.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is LiteralExpressionSyntax literal && diagnostic.Properties.TryGetValue(CircuitConstantAnalyzer.Constant, out string? constant))
            {
                SyntaxNode repaired = root.ReplaceNode(literal, SyntaxFactory.ParseExpression(constant!).WithTriviaFrom(literal).WithAdditionalAnnotations(Simplifier.Annotation));
                context.RegisterCodeFix(CodeAction.Create("Use the generated constant", _ => Task.FromResult(context.Document.WithSyntaxRoot(repaired)), nameof(CircuitNameFix)), diagnostic);
            }
        }
    }
}
