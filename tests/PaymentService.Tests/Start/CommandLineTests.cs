namespace PaymentService.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData]
    [InlineData("--urls=http://127.0.0.1:5001")]
    [InlineData("--urls", "http://127.0.0.1:5001")]
    [InlineData("--Stripe:ApiBase=http://127.0.0.1:12111", "--environment", "Development")]
    [InlineData("/RetryQueue:MaxAttempts", "3", "Logging:LogLevel:Default=Debug")]
    [InlineData("--ConnectionStrings:Payments=Data Source=p.db;Default Timeout=1")]
    [InlineData("--alerts:webhook=http://127.0.0.1:9000/", "--Kestrel:Limits:MaxConcurrentConnections=10")]
    public void Settings_are_understood_in_every_spelling_of_the_configuration(params string[] args) =>
        CommandLine.FirstNotUnderstood(args).ShouldBeNull();

    [Theory]
    [InlineData("dmo", "dmo")]
    [InlineData("--help", "--help")]
    [InlineData("--help", "--help", "me")]
    [InlineData("-h", "-h")]
    [InlineData("--url=http://127.0.0.1:5001", "--url=http://127.0.0.1:5001")]
    [InlineData("--urls", "--urls")]
    [InlineData("--urls", "--urls", "--Stripe:ApiBase=http://127.0.0.1:12111")]
    [InlineData("demo", "demo", "--urls=http://127.0.0.1:5001")]
    [InlineData("dmo", "--urls", "http://127.0.0.1:5001", "dmo")]
    [InlineData("--Stripe:=x", "--Stripe:=x")]
    [InlineData("--Alerts:Webhok=http://127.0.0.1:9000/", "--Alerts:Webhok=http://127.0.0.1:9000/")]
    [InlineData("--RetryQueue:Maxattemps", "--RetryQueue:Maxattemps", "1")]
    public void What_the_configuration_would_pass_over_is_not_understood(string expected, params string[] args) =>
        CommandLine.FirstNotUnderstood(args).ShouldBe(expected);
}
