using CsCheck;

namespace Resilience.Peers.Tests;

/// <summary>Random histories, in which much happens: small numbers, and times close to the settings' own.</summary>
internal static class HistoryGen
{
    private static readonly Gen<CallEnd> s_end = Gen.Frequency(
        (8, CallEnd.Failure),
        (6, CallEnd.Success),
        (1, CallEnd.Unnamed),
        (1, CallEnd.Ignored),
        (1, CallEnd.Cancelled));

    /// <param name="settings">Within the ranges of the peer's options.</param>
    /// <param name="more">What the peer knows besides calls and time.</param>
    public static Gen<History> Of(Gen<Settings> settings, params Step[] more)
        => from chosen in settings
           from steps in StepsOf(chosen, more).Array[1, 60]
           select new History(chosen, [.. steps.SelectMany(step => step)]);

    private static Gen<Step[]> StepsOf(Settings settings, Step[] more)
        => Gen.Frequency(
            (5, Gen.Const<Step[]>([new Step.Begin(0)])),
            (6, Gen.Select(Gen.Int[0, 7], s_end, Step[] (which, how) => [new Step.End(which, how)])),
            (16, s_end.Select(Step[] (how) => [new Step.Begin(0), new Step.End(-1, how)])),
            (8, TimeOf(settings).Select(Step[] (time) => [new Step.Advance(time)])),
            (2, Gen.OneOf(more).Select(Step[] (step) => [step])));

    private static Gen<long> TimeOf(Settings settings)
        => Gen.Frequency<long>(
            (4, Gen.Long[1, 12].Select(tenths => tenths * settings.Tenth)),
            (2, Gen.OneOf<long>(settings.Reset - 1, settings.Reset, settings.Reset, settings.Reset + 1, settings.Window)),
            (1, Gen.Long[0, 2L * settings.Window]));
}
