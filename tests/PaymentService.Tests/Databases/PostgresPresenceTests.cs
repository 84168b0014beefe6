namespace PaymentService.Tests;

public sealed class PostgresPresenceTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("true")]
    public void With_a_server_the_tests_run(string? ci) => PostgresPresence.WhySkip(obstacle: null, ci).ShouldBeNull();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("false")]
    public void Without_one_they_are_skipped_and_the_reason_is_loud_and_names_the_remedy(string? ci) =>
        PostgresPresence.WhySkip("There is none. On Debian: apt-get install postgresql.", ci)
            .ShouldBe("NOT TESTED ON POSTGRESQL. There is none. On Debian: apt-get install postgresql.");

    [Theory]
    [InlineData("true")]
    [InlineData("TRUE")]
    public void Under_CI_they_run_all_the_same_so_that_they_fail(string ci) => PostgresPresence.WhySkip("There is none.", ci).ShouldBeNull();
}
