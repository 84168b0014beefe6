using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Resilience.Analyzers.Configuration;

/// <summary>A file of settings, and what is reported in it.</summary>
internal sealed class SettingsFile(AdditionalText file, SourceText text, Action<Diagnostic> report)
{
    /// <summary>Whether it is one of those that a host reads: <c>appsettings.json</c>, <c>appsettings.Production.json</c>.</summary>
    public static bool IsOne(AdditionalText file)
    {
        string name = Path.GetFileName(file.Path);
        return name.StartsWith("appsettings.", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
    }

    public void Report(DiagnosticDescriptor rule, TextSpan span, params object[] arguments) => ReportNearest(rule, span, null, arguments);

    /// <param name="rule">The rule.</param>
    /// <param name="span">Where in the file.</param>
    /// <param name="nearest">What could stand there instead; null = nothing comes near.</param>
    /// <param name="arguments">Those of the rule's message.</param>
    public void ReportNearest(DiagnosticDescriptor rule, TextSpan span, string? nearest, params object[] arguments)
    {
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
        report(Diagnostic.Create(rule, LocationOf(span), nearest is null ? properties : properties.Add(AppSettingsAnalyzer.Nearest, nearest), arguments));
    }

    /// <summary>The number of a line, as people count.</summary>
    public int LineOf(TextSpan span) => text.Lines.GetLinePosition(span.Start).Line + 1;

    private Location LocationOf(TextSpan span) => Location.Create(file.Path, span, text.Lines.GetLinePositionSpan(span));
}
