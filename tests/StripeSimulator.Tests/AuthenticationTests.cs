using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Stripe;

namespace StripeSimulator.Tests;

public sealed class AuthenticationTests : SimulatorTest
{
    [Theory]
    [InlineData(null, "You did not provide an API key.")]
    [InlineData("Bearer", "You did not provide an API key.")]
    [InlineData("Digest x", "You did not provide an API key.")]
    [InlineData("Basic ???", "You did not provide an API key.")]
    [InlineData("Bearer pk_test_123", "Invalid API Key provided: pk_t****")]
    [InlineData("Bearer x", "Invalid API Key provided: x****")]
    public async Task Without_a_secret_key_nothing_is_answered(string? authorization, string message)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Host.ApiBase, "/v1/charges"));
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        using var http = new HttpClient();
        using HttpResponseMessage response = await http.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.Headers.Contains("Request-Id").ShouldBeTrue();
        JsonElement error = await response.ErrorAsync();
        error.Text("type").ShouldBe("invalid_request_error");
        error.Text("message").ShouldNotBeNull().ShouldStartWith(message);
    }

    [Fact]
    public async Task Stripes_client_meets_401_with_a_key_that_is_none()
    {
        using var http = new HttpClient();
        StripeException refused = await Should.ThrowAsync<StripeException>(
            () => StripeOver(http, "rk_wrong").V1.PaymentIntents.GetAsync("pi_none"));

        refused.HttpStatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_key_may_come_as_the_user_of_basic_authentication()
    {
        Api.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("sk_test_123:")));

        using HttpResponseMessage response = await Api.GetAsync("/v1/charges");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
