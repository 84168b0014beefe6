using Microsoft.CodeAnalysis;

namespace Resilience.Corpus;

/// <summary>What the corpus writes itself may use what is obsolete or experimental, as a user may who has decided so; what is generated may not raise a warning.</summary>
internal sealed class OwnSourceOptions(IReadOnlySet<SyntaxTree> own) : SyntaxTreeOptionsProvider
{
    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

    public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
    {
        severity = ReportDiagnostic.Suppress;
        return own.Contains(tree) && !diagnosticId.StartsWith("RES", StringComparison.Ordinal);
    }

    public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
    {
        severity = ReportDiagnostic.Default;
        return false;
    }
}
