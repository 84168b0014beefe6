namespace StripeSimulator.Tests;

public sealed class CommandLineTests : SimulatorTest
{
    [Theory]
    [InlineData("--api-port")]
    [InlineData("--api-port x")]
    [InlineData("--api-port -1")]
    [InlineData("--control-port 65536")]
    [InlineData("--port 1")]
    public async Task What_is_not_understood_is_told_with_the_usage_and_exit_code_2(string args)
    {
        (int exitCode, string errors) = await SimulatorProcess.RunAsync(args.Split(' '));

        exitCode.ShouldBe(2);
        errors.ShouldContain($"Not understood: {args}");
        errors.ShouldContain("Usage:");
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_with_exit_code_1()
    {
        (int exitCode, string errors) = await SimulatorProcess.RunAsync(
            "--api-port", $"{Host.ApiBase.Port}", "--control-port", "0", "--books", BooksPath + "5");

        exitCode.ShouldBe(1);
        errors.ShouldContain("address already in use");
    }
}
