using Microsoft.CodeAnalysis;

namespace Resilience.Analyzers;

/// <content>What the code that calls does with annotated interfaces.</content>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor RegisteredUnguarded = Usage(
        "RES0100",
        DiagnosticSeverity.Info,
        "The interface is registered, and guarded nowhere",
        "'{0}' is registered here, and nothing in this project guards it: who asks for it gets the '{1}' itself, and no policy acts; call {2}",
        "Policies act in the proxy. A container gives out what was registered, which is the proxy only after AddResilient or DecorateWithResilience.",
        isOn: true,
        WellKnownDiagnosticTags.CompilationEnd);

    private static DiagnosticDescriptor Usage(string id, DiagnosticSeverity severity, string title, string message, string description, bool isOn = true, params string[] tags)
        => Rule(id, "Resilience.Usage", severity, title, message, description, isOn, tags);
}
