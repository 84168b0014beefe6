using Xunit.Abstractions;

namespace Resilience.Peers.Tests;

public sealed class OpossumComparisonTests(OpossumFixture fixture, ITestOutputHelper output) : OpossumTest(fixture)
{
    public static TheoryData<string> Terms => [.. OpossumTerms.All.Select(term => term.ToString())];

    [NodeFact]
    public void On_common_ground_random_histories_are_alike() => Histories().ShouldBeAlike(OpossumTerms.All, HistoryCount.OfARun, output.WriteLine);

    [NodeTheory]
    [MemberData(nameof(Terms))]
    public void Beyond_each_term_they_differ(string lifted)
        => output.WriteLine(Histories().ShouldDiffer(OpossumTerms.All, OpossumTerms.All.Single(term => term.ToString() == lifted)));

    private RandomHistories Histories() => new(Opossum(), OpossumHistories.All);
}
