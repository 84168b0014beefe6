using System.Net;
using System.Net.Sockets;
using Stripe;

namespace StripeSimulator.Tests;

/// <summary>What Stripe.net makes of each failure, which is what its callers have to tell apart.</summary>
public sealed class StripeClientTests : SimulatorTest
{
    [Theory]
    [InlineData("""{"mode":"error"}""", 500, "api_error", null)]
    [InlineData("""{"mode":"error","status":503}""", 503, "api_error", null)]
    [InlineData("""{"mode":"error","status":429}""", 429, "invalid_request_error", "rate_limit")]
    [InlineData("""{"mode":"error","status":409}""", 409, "invalid_request_error", "lock_timeout")]
    [InlineData("""{"mode":"error","status":402}""", 402, "card_error", "card_declined")]
    [InlineData("""{"mode":"error","status":401}""", 401, "invalid_request_error", null)]
    [InlineData("""{"mode":"error","status":400}""", 400, "invalid_request_error", null)]
    public async Task An_error_of_Stripe_is_a_StripeException_with_type_and_code(string fault, int status, string type, string? code)
    {
        await BreakAsync(fault);

        StripeException error = await Should.ThrowAsync<StripeException>(() => CreateIntentAsync());

        ((int)error.HttpStatusCode, error.StripeError.Type, error.StripeError.Code).ShouldBe((status, type, code));
    }

    [Theory]
    [InlineData("""{"mode":"error","body":"html"}""", 502)]
    [InlineData("""{"mode":"error","body":"html","status":503}""", 503)]
    [InlineData("""{"mode":"error","body":"html","status":200}""", 200)]
    [InlineData("""{"mode":"error","body":"garbage"}""", 200)]
    [InlineData("""{"mode":"error","body":"garbage","status":502}""", 502)]
    public async Task What_is_not_Stripes_JSON_is_a_StripeException_without_a_type(string fault, int status)
    {
        await BreakAsync(fault);

        StripeException error = await Should.ThrowAsync<StripeException>(() => CreateIntentAsync());

        ((int)error.HttpStatusCode).ShouldBe(status);
        error.StripeError?.Type.ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"mode":"down"}""")]
    [InlineData("""{"mode":"reset"}""")]
    [InlineData("""{"mode":"lost_reply"}""")]
    public async Task A_refused_or_broken_connection_is_an_HttpRequestException(string fault)
    {
        await BreakAsync(fault);

        await Should.ThrowAsync<HttpRequestException>(() => CreateIntentAsync());
    }

    [Fact]
    public async Task A_refused_connection_tells_so_in_its_inner_exception()
    {
        await BreakAsync("""{"mode":"down"}""");

        HttpRequestException refused = await Should.ThrowAsync<HttpRequestException>(() => CreateIntentAsync());

        refused.GetBaseException().ShouldBeOfType<SocketException>().SocketErrorCode.ShouldBe(SocketError.ConnectionRefused);
    }

    [Fact]
    public async Task The_time_out_of_the_HTTP_client_is_a_cancellation_with_a_TimeoutException_inside()
    {
        await BreakAsync("""{"mode":"hang"}""");
        using var impatient = new HttpClient { Timeout = TimeSpan.FromMilliseconds(100) };

        // Shouldly replaces the exception of a cancelled task with one of its own.
        Exception? timedOut = await Record.ExceptionAsync(() => StripeOver(impatient).V1.PaymentIntents.GetAsync("pi_1"));

        timedOut.ShouldBeOfType<TaskCanceledException>().InnerException.ShouldBeOfType<TimeoutException>();
    }

    [Fact]
    public async Task The_callers_own_cancellation_has_no_TimeoutException_inside()
    {
        await BreakAsync("""{"mode":"hang"}""");
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        Exception? cancelled = await Record.ExceptionAsync(
            () => Stripe.V1.PaymentIntents.GetAsync("pi_1", cancellationToken: patience.Token));

        cancelled.ShouldBeOfType<TaskCanceledException>().InnerException.ShouldNotBeOfType<TimeoutException>();
    }

    [Fact]
    public async Task A_trailing_slash_on_the_base_address_is_met_with_404_and_the_hosts_address_has_none()
    {
        var slashed = new StripeClient(new StripeClientOptions { ApiKey = "sk_test_123", ApiBase = Host.ApiBase.ToString() });

        StripeException error = await Should.ThrowAsync<StripeException>(() => slashed.V1.PaymentIntents.ListAsync());

        error.HttpStatusCode.ShouldBe(HttpStatusCode.NotFound);
        Host.ApiBase.OriginalString.ShouldMatch(@"^http://127\.0\.0\.1:\d+$");
    }
}
