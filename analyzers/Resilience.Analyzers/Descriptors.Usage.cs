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

    public static readonly DiagnosticDescriptor OwnCall = Usage(
        "RES0101",
        DiagnosticSeverity.Warning,
        "The implementation calls its own guarded method",
        "'{0}' is called on the object itself, past its proxy, so that no policy of '{1}' acts on this call; move what both callers need into a method of its own, or let the '{1}' be injected",
        "The proxy stands around the object. What the object calls on itself does not go through it.",
        isOn: false);

    public static readonly DiagnosticDescriptor HandedOverUnguarded = Usage(
        "RES0102",
        DiagnosticSeverity.Warning,
        "The object is handed over without its proxy",
        "This '{0}' is handed over as '{1}', whose policies do not act on it; take the '{1}' from the container, or hand over Resilient.Wrap<{1}>(…)",
        "Policies act in the proxy. An object that is made by hand has none around it.",
        isOn: false);

    public static readonly DiagnosticDescriptor GuardedCallBlocks = Usage(
        "RES0103",
        DiagnosticSeverity.Warning,
        "A thread waits for a guarded call",
        "'{0}' blocks the thread until '{1}' ends, with all that its policies wait for; await it",
        "A guarded call takes as long as its attempts and the waits between them. A thread that waits for it does nothing else, and thread pools run dry where many do.",
        isOn: false);

    public static readonly DiagnosticDescriptor RetriedTwice = Usage(
        "RES0104",
        DiagnosticSeverity.Warning,
        "A pipeline retries what retries by itself",
        "This pipeline retries '{0}', which makes up to {1} attempts by itself: the two multiply; take the retry out of the pipeline, or the [Retry] away",
        "Retries around retries multiply the attempts, and the load on what is failing already.");

    public static readonly DiagnosticDescriptor CircuitNameWritten = Usage(
        "RES0105",
        DiagnosticSeverity.Warning,
        "There is a constant for this circuit's name",
        "'{0}' is {1}, which follows the code when it changes; write that",
        "Names of circuits follow the interface's and the method's. A constant that is generated changes with them, or no longer compiles.",
        isOn: false);

    public static readonly DiagnosticDescriptor UnknownCircuit = Usage(
        "RES0106",
        DiagnosticSeverity.Warning,
        "No circuit has this name",
        "No circuit of this project is called '{0}', so that this throws a KeyNotFoundException{1}; correct it, or call TryGet where there may be none",
        "The registry's indexer throws for a name that no circuit has.",
        isOn: false,
        WellKnownDiagnosticTags.CompilationEnd);

    private static DiagnosticDescriptor Usage(string id, DiagnosticSeverity severity, string title, string message, string description, bool isOn = true, params string[] tags)
        => Rule(id, "Resilience.Usage", severity, title, message, description, isOn, tags);
}
