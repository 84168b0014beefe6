namespace Resilience.Peers.Tests;

/// <summary>Where opossum's ways and ours part.</summary>
internal static class OpossumTerms
{
    public static IReadOnlyList<Term> All { get; } =
    [
        Terms.SuccessReachesTheThreshold,
        Terms.LateResult,
        Terms.NeutralEnd,
        Terms.HungProbe,
        new("a percentage that is just reached does not open", "CB2", static (walk, step) => FailsInClosed(walk, step)
            && (walk.Snapshot.WindowFailures + 1) * 100m == (decimal)walk.Settings.Percentage * (walk.Snapshot.WindowCalls + 1)),
        new("a call counts from its beginning", "CB2", static (walk, step) => walk.State == CircuitState.Closed
            && walk.Current.Any()
            && step is not Step.Look and not Step.End(_, _)),
        new("a close keeps the window", "CB6", static (walk, step) => step is Step.Begin && walk.State == CircuitState.Closed && walk.Now - walk.ClosedAt < walk.Settings.Window),
        new("a probe that fails during the warm-up does not open", "CB6", static (walk, step) => step is Step.End(var call, CallEnd.Failure)
            && walk.State == CircuitState.HalfOpen
            && walk.IsCurrent(call)
            && walk.Settings.WarmsUp
            && walk.Now < walk.Settings.Window),
        new("a rejection does not say for how long", "CB4", static (_, step) => step is Step.Hear),
        new("opening what is open does not renew the interval", "CB13", static (walk, step) => step is Step.Open && walk.State == CircuitState.Open),
        new("closing what is closed keeps the window", "CB13", static (walk, step) => step is Step.Close && walk.State == CircuitState.Closed),
    ];

    private static bool FailsInClosed(Walk walk, Step step) => step is Step.End(var call, CallEnd.Failure) && walk.State == CircuitState.Closed && walk.IsCurrent(call);
}
