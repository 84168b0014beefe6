namespace Resilience.Peers.Tests;

/// <summary>Where both peers' ways and ours part.</summary>
internal static class Terms
{
    public static Term SuccessReachesTheThreshold { get; } = new(
        "only a failure opens, even where a success is the call that fills the volume",
        "CB2",
        static (walk, step) => step is Step.End(var call, CallEnd.Success or CallEnd.Unnamed)
            && walk.State == CircuitState.Closed
            && walk.IsCurrent(call)
            && walk.Snapshot is { WindowFailures: > 0 } window
            && window.WindowCalls + 1 >= walk.Settings.Volume
            && window.WindowFailures * 100m >= (decimal)walk.Settings.Percentage * (window.WindowCalls + 1));

    public static Term LateResult { get; } = new(
        "a result counts in the state that it finds, not in the one that let its call in",
        "CB8",
        static (walk, step) => step is Step.End(var call, _) && !walk.IsCurrent(call) && Judges(walk));

    public static Term NeutralEnd { get; } = new(
        "ignored and cancelled calls are successes",
        "CB9",
        static (walk, step) => step is Step.End(_, CallEnd.Ignored or CallEnd.Cancelled) && Judges(walk));

    public static Term HungProbe { get; } = new(
        "a probe that does not end keeps the circuit half-open",
        "CB11",
        static (walk, step) => step is Step.Begin && walk.State == CircuitState.HalfOpen && walk.Current.Any(probe => walk.Now - probe.StartedAt >= walk.Settings.Reset));

    private static bool Judges(Walk walk) => walk.State is CircuitState.Closed or CircuitState.HalfOpen;
}
