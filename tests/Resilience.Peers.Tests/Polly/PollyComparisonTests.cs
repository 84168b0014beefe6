using Xunit.Abstractions;

namespace Resilience.Peers.Tests;

public sealed class PollyComparisonTests(ITestOutputHelper output)
{
    private static readonly RandomHistories s_histories = new(new PollyPeer(), PollyHistories.All);

    public static TheoryData<string> Terms => [.. PollyTerms.All.Select(term => term.ToString())];

    [Fact]
    public void On_common_ground_random_histories_are_alike() => s_histories.ShouldBeAlike(PollyTerms.All, HistoryCount.OfARun, output.WriteLine);

    [Theory]
    [MemberData(nameof(Terms))]
    public void Beyond_each_term_they_differ(string lifted) => output.WriteLine(s_histories.ShouldDiffer(PollyTerms.All, PollyTerms.All.Single(term => term.ToString() == lifted)));
}
