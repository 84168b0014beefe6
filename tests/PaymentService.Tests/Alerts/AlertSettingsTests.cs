using Microsoft.Extensions.Configuration;

namespace PaymentService.Tests;

public sealed class AlertSettingsTests
{
    [Theory]
    [InlineData("https://user:s3cret@alerts.example.org/hooks/s3cret?token=s3cret", "https://alerts.example.org")]
    [InlineData("http://127.0.0.1:9000/s3cret", "http://127.0.0.1:9000")]
    public void The_receiver_is_named_without_what_may_be_a_secret(string webhook, string named) => Read(webhook)!.Receiver.ShouldBe(named);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_an_address_nobody_is_told(string? webhook) => Read(webhook).ShouldBeNull();

    [Theory]
    [InlineData("nowhere/s3cret")]
    [InlineData("/s3cret")]
    [InlineData("ftp://alerts.example.org/s3cret")]
    public void A_wrong_address_is_refused_and_not_shown(string webhook)
    {
        string said = Should.Throw<InvalidOperationException>(() => Read(webhook)).Message;

        said.ShouldContain("Alerts:Webhook");
        said.ShouldContain("http or https");
        said.ShouldNotContain("s3cret");
    }

    [Fact]
    public async Task The_service_does_not_start_with_a_wrong_address_and_says_so_in_one_line()
    {
        await using ProgramProcess program = ProgramProcess.Start("--Alerts:Webhook=nowhere");

        (await program.EndAsync(TimeSpan.FromSeconds(30))).ShouldBe(1, program.Output);
        program.Output.Trim().ShouldStartWith("Cannot start: The setting Alerts:Webhook");
        program.Output.Trim().ShouldNotContain("\n");
    }

    private static AlertSettings? Read(string? webhook) => AlertSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection([new("Alerts:Webhook", webhook)]).Build());
}
