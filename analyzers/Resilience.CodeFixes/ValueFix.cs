using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using Resilience.Analyzers;
using Resilience.Analyzers.Definition;

namespace Resilience.CodeFixes;

/// <summary>RES0010 and RES0011: writes the nearest value that is allowed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ValueFix)), Shared]
public sealed class ValueFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.ValueOutOfRange.Id, Descriptors.VolumeAboveWindow.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan) is AttributeArgumentSyntax argument && diagnostic.Properties.TryGetValue(ValueAnalyzer.Nearest, out string? nearest))
            {
                SyntaxNode repaired = root.ReplaceNode(argument.Expression, Value(nearest!).WithTriviaFrom(argument.Expression));
                context.RegisterCodeFix(CodeAction.Create($"Change to {nearest}", _ => Task.FromResult(context.Document.WithSyntaxRoot(repaired)), nameof(ValueFix)), diagnostic);
            }
        }
    }

    /// <summary>A number, or a value of one of our enumerations, whose namespace need not be imported.</summary>
    private static ExpressionSyntax Value(string text)
        => char.IsLetter(text[0]) ? SyntaxFactory.ParseExpression("global::Resilience." + text).WithAdditionalAnnotations(Simplifier.Annotation) : SyntaxFactory.ParseExpression(text);
}
