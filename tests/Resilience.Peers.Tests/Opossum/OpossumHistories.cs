using CsCheck;

namespace Resilience.Peers.Tests;

/// <summary>Histories within the ranges of opossum's options.</summary>
internal static class OpossumHistories
{
    private static readonly Gen<Settings> s_settings =
        from percentage in Gen.OneOf<double>(10, 25, 33.3, 50, 66.6, 75, 99.9)
        from volume in Gen.Int[1, 6]
        from window in Gen.OneOf(1_000, 2_000, 10_000)
        from reset in Gen.OneOf(1, 100, 1_000, 1_234, 5_000)
        from warmsUp in Gen.Frequency((3, false), (1, true))
        select new Settings(percentage, volume, window, reset, WarmsUp: warmsUp);

    public static Gen<History> All { get; } = HistoryGen.Of(s_settings, new Step.Open(), new Step.Close());
}
