using CsCheck;

namespace Resilience.Peers.Tests;

/// <summary>Histories within the ranges of Polly's options.</summary>
internal static class PollyHistories
{
    private static readonly Gen<Settings> s_settings =
        from percentage in Gen.OneOf<double>(10, 25, 33.3, 50, 66.6, 75, 100)
        from volume in Gen.Int[2, 6]
        from window in Gen.OneOf(1_000, 2_000, 10_000)
        from reset in Gen.OneOf(500, 1_000, 1_234, 5_000)
        from multiplier in Gen.OneOf<double>(1, 1, 1.5, 2)
        select new Settings(percentage, volume, window, reset, multiplier);

    public static Gen<History> All { get; } = HistoryGen.Of(s_settings, new Step.BeginCancelled(), new Step.ForceOpen(), new Step.Close());
}
