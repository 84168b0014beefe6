namespace Resilience.Peers.Tests;

public sealed class NodePresenceTests
{
    [Fact]
    public void With_both_programs_there_is_no_obstacle() => NodePresence.Obstacle("/bin/node", "/bin/npm").ShouldBeNull();

    [Theory]
    [InlineData(null, null, "There is no 'node' on the path. On Debian: apt-get install nodejs npm.")]
    [InlineData(null, "/bin/npm", "There is no 'node' on the path. On Debian: apt-get install nodejs npm.")]
    [InlineData("/bin/node", null, "There is no 'npm' on the path. On Debian: apt-get install npm.")]
    public void What_is_missing_is_named_with_the_remedy(string? node, string? npm, string obstacle) => NodePresence.Obstacle(node, npm).ShouldBe(obstacle);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("false")]
    public void Without_them_tests_are_skipped_loudly(string? ci) => NodePresence.WhySkip("There is no node.", ci).ShouldBe("NOT COMPARED WITH OPOSSUM. There is no node.");

    [Theory]
    [InlineData("true")]
    [InlineData("TRUE")]
    public void Under_CI_they_run_all_the_same_so_that_they_fail(string ci) => NodePresence.WhySkip("There is no node.", ci).ShouldBeNull();
}
