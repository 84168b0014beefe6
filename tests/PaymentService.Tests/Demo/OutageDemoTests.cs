using System.Text.RegularExpressions;

namespace PaymentService.Tests;

public sealed class OutageDemoTests
{
    [Fact]
    public async Task The_demo_survives_the_outage_and_says_so()
    {
        await using ProgramProcess demo = ProgramProcess.Start("demo");

        int exitCode = await demo.EndAsync(TimeSpan.FromSeconds(85));

        string told = demo.Output;
        exitCode.ShouldBe(0, told);
        int[] story =
        [
            told.IndexOf("201 SUCCESS", StringComparison.Ordinal),
            told.IndexOf("Closed → Open", StringComparison.Ordinal),
            told.IndexOf("Stripe is back", StringComparison.Ordinal),
            told.IndexOf("Open → HalfOpen", StringComparison.Ordinal),
            told.IndexOf("HalfOpen → Closed", StringComparison.Ordinal),
            told.IndexOf("leaves the queue", StringComparison.Ordinal),
            told.IndexOf("what Stripe charged", StringComparison.Ordinal),
        ];
        story.ShouldAllBe(position => position >= 0, told);
        story.SequenceEqual(story.Order()).ShouldBeTrue(told);
        told.ShouldContain("All 17 payments are SUCCESS, each charged exactly once.");
        told.ShouldContain("the gateway's own ResetTimeout is 30 s");
        Regex.Count(told, @"│ \d+ +│ 20[12] \w+ +│ +[\d.]+ m?s +│ SUCCESS +│ 1× ").ShouldBe(17, told);
        told.ShouldMatch(@"A rejection in the proxy \(median\) +\d+ ns");
    }
}
