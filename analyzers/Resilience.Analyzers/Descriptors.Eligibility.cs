using Microsoft.CodeAnalysis;
using Resilience.Generators.Eligibility;

namespace Resilience.Analyzers;

/// <content>What the generator refuses.</content>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor InterfaceCannotBeProxied = Definition(
        "RES0001",
        DiagnosticSeverity.Error,
        "The interface cannot be proxied",
        "'{0}' cannot be proxied: {1}",
        "A policy is asked for on an interface for which no correct proxy can be generated.");

    public static readonly DiagnosticDescriptor MethodCannotBeGuarded = Definition(
        "RES0002",
        DiagnosticSeverity.Error,
        "The method cannot be guarded",
        "'{0}' cannot be guarded: {1}",
        "A policy is asked for that cannot act on the method; no proxy is generated, rather than one that guards half of what was asked.");

    public static readonly DiagnosticDescriptor ClassCannotBeProxy = Definition(
        "RES0003",
        DiagnosticSeverity.Error,
        "The class cannot be a proxy",
        "'{0}' {2}: {1}",
        "[ResilientProxy] is on a class of which no correct proxy can be made, or something in that class is in the way of what is generated.");

    public static readonly DiagnosticDescriptor DeclarationGuardsNothing = Definition(
        "RES0004",
        DiagnosticSeverity.Error,
        "The partial declaration guards nothing",
        "'{0}' guards nothing: {1}",
        "A class that is a proxy declares a partial member that is none of the interface's methods, or cannot be implemented as it is declared.");

    public static readonly DiagnosticDescriptor PolicyGuardsNothing = Definition(
        "RES0005",
        DiagnosticSeverity.Warning,
        "No proxy sees this policy",
        "The policy on '{0}' guards nothing: {1}",
        "A policy is on a class that is no proxy, or on a method that no proxy implements, where it does nothing.");

    public static readonly DiagnosticDescriptor FallbackCannotAnswer = Definition(
        "RES0006",
        DiagnosticSeverity.Error,
        "The fallback cannot answer",
        "'{0}' cannot be guarded: {1}",
        "What is to answer instead of the method is missing, does not fit, or may not be called; no proxy is generated.");

    public static readonly DiagnosticDescriptor ClassifierCannotJudge = Definition(
        "RES0007",
        DiagnosticSeverity.Error,
        "The classifier cannot judge",
        "'{0}' cannot be guarded: {1}",
        "A classifier implements neither interface, judges another result, or cannot be seen by generated code; no proxy is generated.");

    public static readonly DiagnosticDescriptor KeyCannotBeUsed = Definition(
        "RES0008",
        DiagnosticSeverity.Error,
        "The key or result cannot be kept",
        "'{0}' cannot be guarded: {1}",
        "A circuit's key, or a cache's key or result, is of a type that cannot be kept or told apart, or the cache's package is missing; no proxy is generated.");

    /// <summary>The rule that reports a refusal.</summary>
    public static DiagnosticDescriptor Of(Refusal refusal) => refusal.Rule switch
    {
        "RES0001" => InterfaceCannotBeProxied,
        "RES0002" => MethodCannotBeGuarded,
        "RES0003" => ClassCannotBeProxy,
        "RES0004" => DeclarationGuardsNothing,
        "RES0006" => FallbackCannotAnswer,
        "RES0007" => ClassifierCannotJudge,
        _ => KeyCannotBeUsed,
    };
}
