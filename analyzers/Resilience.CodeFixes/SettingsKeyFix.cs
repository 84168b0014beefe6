using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Resilience.Analyzers;
using Resilience.Analyzers.Configuration;

namespace Resilience.CodeFixes;

/// <summary>RES0200: writes the nearest name into the file of settings.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SettingsKeyFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)], DocumentExtensions = [".json"]), Shared]
public sealed class SettingsKeyFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.UnknownKey.Id];

    /// <summary>None: editors' own know documents of code only.</summary>
    /// <returns>Null.</returns>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (context.TextDocument is AdditionalDocument settings && diagnostic.Properties.TryGetValue(AppSettingsAnalyzer.Nearest, out string? nearest))
            {
                context.RegisterCodeFix(CodeAction.Create($"Change to '{nearest}'", token => WriteAsync(settings, diagnostic.Location.SourceSpan, nearest!, token), nameof(SettingsKeyFix)), diagnostic);
            }
        }

        return Task.CompletedTask;
    }

    private static async Task<Solution> WriteAsync(AdditionalDocument settings, TextSpan key, string nearest, CancellationToken cancellationToken)
    {
        SourceText text = await settings.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return settings.Project.Solution.WithAdditionalDocumentText(settings.Id, text.Replace(key, nearest));
    }
}
