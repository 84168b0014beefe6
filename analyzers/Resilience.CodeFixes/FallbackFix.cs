using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;
using Resilience.Analyzers;

namespace Resilience.CodeFixes;

/// <summary>RES0006: writes the method that is to answer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FallbackFix)), Shared]
public sealed class FallbackFix : CodeFixProvider
{
    private const string Plain = "Fallback";
    private const string Explained = "Fallback:Exception";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.FallbackCannotAnswer.Id];

    /// <summary>Not one by one: two methods may fall back to one, which is written once.</summary>
    /// <returns>What changes a document once for all of its reports.</returns>
    public override FixAllProvider GetFixAllProvider()
        => FixAllProvider.Create(static (context, document, diagnostics) => ApplyAsync(document, diagnostics, context.CodeActionEquivalenceKey!, context.Scope != FixAllScope.Document, context.CancellationToken)!);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (await MissingFallback.AtAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } missing)
            {
                Register($"Generate '{missing.Name}'", Plain);
                Register($"Generate '{missing.Name}' with the exception", Explained);
            }

            void Register(string title, string key)
                => context.RegisterCodeFix(CodeAction.Create(title, token => ApplyAsync(context.Document, [diagnostic], key, isOneOfMany: false, token), key), diagnostic);
        }
    }

    /// <param name="document">The document.</param>
    /// <param name="diagnostics">What is reported in it.</param>
    /// <param name="key">Which of the two methods is written.</param>
    /// <param name="isOneOfMany">Whether other documents are changed too, one of which may write the same method.</param>
    private static async Task<Document> ApplyAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string key, bool isOneOfMany, CancellationToken cancellationToken)
    {
        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        HashSet<string> written = [];
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (await MissingFallback.AtAsync(document, diagnostic, cancellationToken).ConfigureAwait(false) is { } missing && (!isOneOfMany || missing.IsFirstHere) && written.Add(missing.Signature))
            {
                editor.InsertAfter(missing.Guarded.Syntax, new FallbackMethod(missing, editor.Generator, takesException: key == Explained).Write());
            }
        }

        return await Imports.AddAsync(editor.GetChangedDocument(), cancellationToken).ConfigureAwait(false);
    }
}
