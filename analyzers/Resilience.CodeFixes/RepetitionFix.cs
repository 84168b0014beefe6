using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Resilience.Analyzers;

namespace Resilience.CodeFixes;

/// <summary>RES0024 and RES0025: marks the parameter by which the callee knows a repeated call, or states that repeating is safe.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RepetitionFix)), Shared]
public sealed class RepetitionFix : CodeFixProvider
{
    private const string Key = "Key:";
    private const string Idempotent = "Idempotent";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.UnrepeatableRepeated.Id, Descriptors.UnstatedRepeated.Id];

    /// <summary>Not one by one: two reports may ask for one change, as those of a retry and a hedge, or of two methods under the interface's retry.</summary>
    /// <returns>What changes a document once for all of its reports.</returns>
    public override FixAllProvider GetFixAllProvider()
        => FixAllProvider.Create(static (context, document, diagnostics) => ApplyAsync(document, diagnostics, context.CodeActionEquivalenceKey!, context.CancellationToken)!);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (await GuardedMethod.AtAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } method)
            {
                continue;
            }

            foreach (IParameterSymbol parameter in IdempotencyKeys.Of(method.Symbol))
            {
                Register($"Mark '{parameter.Name}' with [IdempotencyKey]", Key + parameter.Name);
            }

            if (RetryStatement.Of(method) is { } retry)
            {
                Register(retry.Parent?.Parent is TypeDeclarationSyntax type ? $"State that repeating is safe, for all methods of '{type.Identifier.ValueText}'" : "State that repeating is safe", Idempotent);
            }

            void Register(string title, string key)
                => context.RegisterCodeFix(CodeAction.Create(title, token => ApplyAsync(context.Document, [diagnostic], key, token), key), diagnostic);
        }
    }

    private static async Task<Document> ApplyAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string key, CancellationToken cancellationToken)
    {
        HashSet<SyntaxNode> changed = [];
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (await GuardedMethod.AtAsync(document, diagnostic, cancellationToken).ConfigureAwait(false) is { } method && Changed(method, key) is { } node)
            {
                changed.Add(node);
            }
        }

        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        return document.WithSyntaxRoot(root.ReplaceNodes(changed, static (_, node) => node is ParameterSyntax parameter ? IdempotencyKeys.Mark(parameter) : RetryStatement.Write((AttributeSyntax)node)));
    }

    private static SyntaxNode? Changed(GuardedMethod method, string key)
        => key == Idempotent ? RetryStatement.Of(method)
            : IdempotencyKeys.Of(method.Symbol).FirstOrDefault(parameter => Key + parameter.Name == key) is { } marked ? method.Syntax.ParameterList.Parameters[marked.Ordinal]
            : null;
}
