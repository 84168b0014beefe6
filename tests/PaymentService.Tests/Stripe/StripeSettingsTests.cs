namespace PaymentService.Tests;

public sealed class StripeSettingsTests
{
    [Theory]
    [InlineData(null, null, true)]
    [InlineData("", "", true)]
    [InlineData("sk_test_1", null, false)]
    [InlineData(null, "http://127.0.0.1:12111", false)]
    public void The_simulator_stands_in_only_where_no_Stripe_is_named(string? key, string? address, bool expected) =>
        new StripeSettings { ApiKey = key, ApiBase = address }.NamesNone.ShouldBe(expected);

    [Theory]
    [InlineData("http://127.0.0.1:12111", "http://127.0.0.1:12111")]
    [InlineData("http://127.0.0.1:12111/", "http://127.0.0.1:12111")]
    [InlineData(null, "https://api.stripe.com")]
    public void A_trailing_slash_is_taken_off_the_address(string? address, string expected)
    {
        using var http = new HttpClient();

        new StripeSettings { ApiKey = "sk_test_1", ApiBase = address }.Connect(http).ApiBase.ShouldBe(expected);
    }

    [Theory]
    [InlineData("localhost:12111")]
    [InlineData("ftp://stripe")]
    [InlineData("nowhere")]
    public async Task A_service_with_an_address_that_is_none_does_not_start(string address) =>
        (await Should.ThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>(async () =>
        {
            await using Microsoft.AspNetCore.Builder.WebApplication app = PaymentApp.Build(PaymentApp.CreateBuilder("--urls=http://127.0.0.1:0", $"--Stripe:ApiBase={address}"));
            await app.StartAsync();
        })).Message.ShouldContain("Stripe:ApiBase");
}
