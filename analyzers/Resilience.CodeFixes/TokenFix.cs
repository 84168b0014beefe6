using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Resilience.Analyzers;
using Resilience.Analyzers.Definition;
using Resilience.Generators.Eligibility;

namespace Resilience.CodeFixes;

/// <summary>RES0020, and RES0002 where a token is what is missing: adds one to the method and to all that implement it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TokenFix)), Shared]
public sealed class TokenFix : CodeFixProvider
{
    private static readonly HashSet<string?> s_reasons = [nameof(RefusalReason.TimeoutWithoutToken), nameof(RefusalReason.HedgeWithoutToken)];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.TimeoutWithoutToken.Id, Descriptors.MethodCannotBeGuarded.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics.Where(LacksToken))
        {
            if (await GuardedMethod.AtAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is { IsOfInterface: true } method
                && await MethodFamily.FindAsync(method.Symbol, context.Document.Project.Solution, context.CancellationToken).ConfigureAwait(false) is { CanTakeToken: true } family)
            {
                context.RegisterCodeFix(CodeAction.Create("Add a CancellationToken parameter", token => TokenParameter.AddAsync(family, token), nameof(TokenFix)), diagnostic);
            }
        }
    }

    private static bool LacksToken(Diagnostic diagnostic)
        => diagnostic.Id == Descriptors.TimeoutWithoutToken.Id || (diagnostic.Properties.TryGetValue(EligibilityAnalyzer.Reason, out string? reason) && s_reasons.Contains(reason));
}
