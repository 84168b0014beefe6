using Microsoft.CodeAnalysis;

namespace Resilience.Analyzers;

/// <summary>The rules. Each has a page under <c>docs/rules</c>.</summary>
internal static class Descriptors
{
    public static readonly DiagnosticDescriptor InterfaceCannotBeProxied = Rule(
        "RES0001",
        "The interface cannot be proxied",
        "'{0}' cannot be proxied: {1}",
        "A policy is asked for on an interface for which no correct proxy can be generated.");

    public static readonly DiagnosticDescriptor MethodCannotBeGuarded = Rule(
        "RES0002",
        "The method cannot be guarded",
        "'{0}' cannot be guarded: {1}",
        "A policy is asked for that cannot act on the method; no proxy is generated, rather than one that guards half of what was asked.");

    private static DiagnosticDescriptor Rule(string id, string title, string message, string description)
        => new(id, title, message, "Resilience.Definition", DiagnosticSeverity.Error, isEnabledByDefault: true, description, HelpLink(id));

    private static string HelpLink(string id) => $"docs/rules/{id}.md";
}
