using Microsoft.CodeAnalysis;

namespace Resilience.Analyzers;

/// <content>Values, and what they say together.</content>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor ValueOutOfRange = Definition(
        "RES0010",
        DiagnosticSeverity.Error,
        "The value is out of its range",
        "{0} is {1}, but must be {2}",
        "The attribute refuses the value when the first proxy is made.");

    public static readonly DiagnosticDescriptor VolumeAboveWindow = Definition(
        "RES0011",
        DiagnosticSeverity.Error,
        "The window never holds the calls that are needed to judge it",
        "VolumeThreshold is {0}, but the window holds only the last {1} calls (RollingWindowCalls); let it be {1} or less",
        "A percentage is judged once the window holds VolumeThreshold calls; a window of fewer calls never does, and the circuit is refused when the first proxy is made.");

    public static readonly DiagnosticDescriptor BreakerNeverOpens = Definition(
        "RES0012",
        DiagnosticSeverity.Warning,
        "The circuit can never open",
        "This circuit can never open: FailureThreshold is 0, and neither ErrorThresholdPercentage nor SlowCallThreshold is set; set one of them",
        "A breaker whose every threshold is off counts calls and lets all of them pass.");

    public static readonly DiagnosticDescriptor TimeoutBeyondTotal = Definition(
        "RES0013",
        DiagnosticSeverity.Warning,
        "The attempt's time-out is never reached",
        "The Timeout of '{0}', {1} ms for each attempt, is never reached: the TotalTimeout ends the call after {2} ms; let the Timeout be less",
        "TotalTimeout bounds all attempts together, so a time-out of one attempt that is not below it does nothing, and no attempt is ever repeated after one.");

    public static readonly DiagnosticDescriptor LimitBelowBase = Definition(
        "RES0014",
        DiagnosticSeverity.Warning,
        "The longest wait is shorter than the base",
        "{0} is {1} ms, below {2}, which is {3} ms: {4}",
        "The upper limit of a wait is below the wait that it is to limit.");

    public static readonly DiagnosticDescriptor WindowShorterThanCalls = Definition(
        "RES0015",
        DiagnosticSeverity.Warning,
        "The rolling window forgets what hangs",
        "The RollingWindow of {0} ms is shorter than twice the Timeout of '{1}', {2} ms: while calls hang it holds hardly any; let it be {3} ms or more",
        "Calls are counted when they end. A window that is not clearly longer than a call that times out has forgotten most of them when it is judged.",
        isOn: false);

    public static readonly DiagnosticDescriptor RetriesDoNotFit = Definition(
        "RES0016",
        DiagnosticSeverity.Info,
        "Not all retries fit into the time",
        "Only {0} of the {1} retries of '{2}' can start: the waits before them take {3} ms at least, and {4} ends the call after {5} ms",
        "The waits between attempts alone, at their shortest, are longer than the time that the call has.");

    public static readonly DiagnosticDescriptor NameWithTwoSettings = Definition(
        "RES0017",
        DiagnosticSeverity.Error,
        "One name, different settings",
        "The {0} '{1}' is also declared on '{2}', with another {3}; what shares a name shares one {0}, so let the settings be equal, or choose another name",
        "Policies that write one name share one circuit, rate limit or bulkhead; with different settings the second proxy cannot be made.",
        isOn: true,
        WellKnownDiagnosticTags.CompilationEnd);
}
