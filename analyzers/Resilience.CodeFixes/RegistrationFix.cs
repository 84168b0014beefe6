using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Resilience.Analyzers;
using Resilience.Analyzers.Usage;

namespace Resilience.CodeFixes;

/// <summary>RES0100: registers the same, guarded.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RegistrationFix)), Shared]
public sealed class RegistrationFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.RegisteredUnguarded.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root.FindNode(diagnostic.Location.SourceSpan) is SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax registration } }
                && diagnostic.Properties.TryGetValue(RegistrationAnalyzer.Replacement, out string? replacement)
                && replacement is not null
                && model.GetSymbolInfo(registration, context.CancellationToken).Symbol is IMethodSymbol { ReducedFrom: not null } method
                && model.LookupSymbols(registration.SpanStart, method.ReceiverType, replacement, includeReducedExtensionMethods: true).Length > 0
                && GuardedRegistration.Write(root, registration, method, replacement, diagnostic.Properties[RegistrationAnalyzer.Lifetime]!) is { } repaired)
            {
                context.RegisterCodeFix(CodeAction.Create($"Guard it with {replacement}", _ => Task.FromResult(context.Document.WithSyntaxRoot(repaired)), nameof(RegistrationFix)), diagnostic);
            }
        }
    }
}
