using System.Globalization;
using System.Security.Cryptography;

namespace Resilience.Generators.Tests.Fuzz.Run;

/// <summary>
/// How much is tried, and from where. Two environment variables decide: <c>RESILIENCE_FUZZ_COUNT</c>, the number of interfaces that ask for a proxy (1 000 unless said),
/// and <c>RESILIENCE_FUZZ_SEED</c>, the seed that a run has printed (a fresh one unless said). A run again takes both.
/// </summary>
internal sealed record FuzzSettings(int Count, ulong Seed)
{
    public static FuzzSettings Read() => new(
        Variable("COUNT") is { } count ? int.Parse(count, CultureInfo.InvariantCulture) : 1_000,
        Variable("SEED") is { } seed ? ulong.Parse(seed, CultureInfo.InvariantCulture) : (ulong)RandomNumberGenerator.GetInt32(int.MaxValue));

    private static string? Variable(string name) => Environment.GetEnvironmentVariable("RESILIENCE_FUZZ_" + name) is { Length: > 0 } value ? value : null;
}
