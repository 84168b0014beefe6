using Microsoft.CodeAnalysis;

namespace Resilience.Analyzers;

/// <content>What the application's settings say of the policies.</content>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor UnknownKey = Configuration(
        "RES0200",
        DiagnosticSeverity.Warning,
        "The key names nothing that can be configured",
        "'{0}' {1}",
        "A key of the section Resilience names no policy, method or property that the interface has. The application refuses it when it starts.");

    public static readonly DiagnosticDescriptor WrongValue = Configuration(
        "RES0201",
        DiagnosticSeverity.Warning,
        "The configured value cannot be used",
        "{0} is {1}, but {2}",
        "A value of the section Resilience has the wrong form or is out of its range. The application refuses it when it starts.");

    public static readonly DiagnosticDescriptor SameKeyTwice = Configuration(
        "RES0202",
        DiagnosticSeverity.Warning,
        "One key is written in two ways",
        "'{0}' is '{1}' on line {2} once more, for keys are compared without case; write it once",
        "Configuration compares keys without case. Of two that differ in nothing else a value of the later one replaces that of the earlier, or the file is refused.");

    public static readonly DiagnosticDescriptor UnknownName = Configuration(
        "RES0203",
        DiagnosticSeverity.Warning,
        "Nobody here has this name",
        "No {0} is known here as '{1}'; {2}",
        "A name below Interfaces or Circuits is that of no guarded interface, or circuit, of the project and of what it refers to.",
        isOn: false);

    private static DiagnosticDescriptor Configuration(string id, DiagnosticSeverity severity, string title, string message, string description, bool isOn = true)
        => Rule(id, "Resilience.Configuration", severity, title, message, description, isOn, []);
}
