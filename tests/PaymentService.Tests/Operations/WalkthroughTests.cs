using System.Reflection;

namespace PaymentService.Tests;

public sealed class WalkthroughTests
{
    [Fact]
    public async Task Every_line_of_the_READMEs_outage_works_when_pasted_and_answers_as_promised()
    {
        IReadOnlyList<WalkStep> steps = WalkStep.Read(ReadMe(), "### An outage, by hand");
        steps.Count(step => step.Promise is not null).ShouldBeGreaterThan(10);
        await using var walk = new Walk();
        foreach (WalkStep step in steps)
        {
            await walk.TakeAsync(step);
        }
    }

    [Theory]
    [InlineData("""{"a":"…","b":1,…}""", """{"a":"x y","b":1,"c":{}}""", true)]
    [InlineData("""{"a":"…","b":1,…}""", """{"a":"x","c":"y","b":1}""", false)]
    [InlineData("""{"a":"…"}""", """{"a":""}""", false)]
    [InlineData("[…]", "[1]\n[2]", false)]
    [InlineData("Healthy", "Unhealthy", false)]
    public void A_promise_is_kept_by_the_whole_answer_but_for_what_it_leaves_out(string promise, string answer, bool kept) =>
        new WalkStep("curl", promise).IsKeptBy(answer).ShouldBe(kept);

    private static string ReadMe()
    {
        string root = typeof(WalkthroughTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;
        return File.ReadAllText(Path.Combine(root, "samples", "PaymentService", "README.md"));
    }
}
