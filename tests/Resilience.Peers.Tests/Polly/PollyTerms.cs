namespace Resilience.Peers.Tests;

/// <summary>Where Polly's ways and ours part.</summary>
internal static class PollyTerms
{
    public static IReadOnlyList<Term> All { get; } =
    [
        Terms.SuccessReachesTheThreshold,
        Terms.LateResult,
        Terms.NeutralEnd,
        Terms.HungProbe,
        new("windows begin with a call, not with the clock", "CB2", static (walk, step) => step is Step.Advance(var time) && time % walk.Settings.Tenth != 0),
        new("a rejection while a probe is in flight names a time, though nobody knows it", "CB4", static (walk, step) => step is Step.Hear && walk.State == CircuitState.HalfOpen),
        new("the state reads Open until somebody calls", "CB5", static (walk, step) => step is Step.Look && walk.State == CircuitState.HalfOpen && !walk.HasLetIn),
    ];
}
