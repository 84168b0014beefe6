using Microsoft.CodeAnalysis;
using Resilience.Generators.Eligibility;

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

    public static readonly DiagnosticDescriptor ClassCannotBeProxy = Rule(
        "RES0003",
        "The class cannot be a proxy",
        "'{0}' {2}: {1}",
        "[ResilientProxy] is on a class of which no correct proxy can be made, or something in that class is in the way of what is generated.");

    public static readonly DiagnosticDescriptor DeclarationGuardsNothing = Rule(
        "RES0004",
        "The partial declaration guards nothing",
        "'{0}' guards nothing: {1}",
        "A class that is a proxy declares a partial member that is none of the interface's methods, or cannot be implemented as it is declared.");

    public static readonly DiagnosticDescriptor PolicyGuardsNothing = Rule(
        "RES0005",
        "No proxy sees this policy",
        "The policy on '{0}' guards nothing: {1}",
        "A policy is on a class that is no proxy, or on a method that no proxy implements, where it does nothing.",
        DiagnosticSeverity.Warning);

    /// <summary>The rule that reports a refusal.</summary>
    public static DiagnosticDescriptor Of(Refusal refusal) => refusal.Rule switch
    {
        "RES0001" => InterfaceCannotBeProxied,
        "RES0002" => MethodCannotBeGuarded,
        "RES0003" => ClassCannotBeProxy,
        _ => DeclarationGuardsNothing,
    };

    private static DiagnosticDescriptor Rule(string id, string title, string message, string description, DiagnosticSeverity severity = DiagnosticSeverity.Error)
        => new(id, title, message, "Resilience.Definition", severity, isEnabledByDefault: true, description, HelpLink(id));

    private static string HelpLink(string id) => $"docs/rules/{id}.md";
}
