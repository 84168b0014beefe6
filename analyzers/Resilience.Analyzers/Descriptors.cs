using Microsoft.CodeAnalysis;

namespace Resilience.Analyzers;

/// <summary>The rules. Each has a page under <c>docs/rules</c>.</summary>
internal static partial class Descriptors
{
    private static DiagnosticDescriptor Definition(string id, DiagnosticSeverity severity, string title, string message, string description, bool isOn = true, params string[] tags)
        => Rule(id, "Resilience.Definition", severity, title, message, description, isOn, tags);

    private static DiagnosticDescriptor Rule(string id, string category, DiagnosticSeverity severity, string title, string message, string description, bool isOn, string[] tags)
        => new(id, title, message, category, severity, isOn, description, $"docs/rules/{id}.md", tags);
}
