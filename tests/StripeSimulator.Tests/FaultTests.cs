using System.Net;
using System.Net.Sockets;
using System.Text;
using Stripe;

namespace StripeSimulator.Tests;

/// <summary>What each fault leaves in the books, and how it ends.</summary>
public sealed class FaultTests : SimulatorTest
{
    private const string Path = "/v1/payment_intents";
    private const string Form = "amount=500&currency=usd&payment_method=pm_card_visa&confirm=true";

    [Fact]
    public async Task Down_refuses_connections_and_none_opens_the_same_port_again()
    {
        Uri before = Host.ApiBase;
        using (await Api.GetAsync("/v1/charges"))
        {
            // Leaves an idle connection behind, which has to go with the port.
        }

        for (int i = 0; i < 5; i++)
        {
            await BreakAsync("""{"mode":"down"}""");
            HttpRequestException refused = await Should.ThrowAsync<HttpRequestException>(() => Api.GetAsync("/v1/charges"));
            refused.InnerException.ShouldBeOfType<SocketException>().SocketErrorCode.ShouldBe(SocketError.ConnectionRefused);

            await MendAsync();
            using HttpResponseMessage well = await Api.GetAsync("/v1/charges");
            well.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        Host.ApiBase.ShouldBe(before);
    }

    [Fact]
    public async Task Down_twice_and_none_twice_are_as_good_as_once()
    {
        await BreakAsync("""{"mode":"down"}""");
        await BreakAsync("""{"mode":"down"}""");
        await MendAsync();
        await MendAsync();

        using HttpResponseMessage well = await Api.GetAsync("/v1/charges");
        well.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Any_other_fault_opens_a_port_that_was_down()
    {
        await BreakAsync("""{"mode":"down"}""");
        await BreakAsync("""{"mode":"error","status":503}""");

        using HttpResponseMessage failed = await Api.GetAsync("/v1/charges");
        failed.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Theory]
    [InlineData("""{"mode":"none"}""")]
    [InlineData("""{"mode":"down"}""")]
    [InlineData("""{"mode":"error"}""")]
    public async Task A_hanging_request_ends_without_an_effect_when_the_fault_is_replaced(string next)
    {
        await BreakAsync("""{"mode":"hang","count":1}""");
        Task<HttpResponseMessage> hanging = PostAsync(Path, Form);
        await TakenAsync();
        hanging.IsCompleted.ShouldBeFalse();

        await BreakAsync(next);

        await Should.ThrowAsync<HttpRequestException>(() => hanging);
        (await ChargesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_hanging_request_whose_caller_leaves_has_no_effect_and_frees_its_key()
    {
        await BreakAsync("""{"mode":"hang","count":1}""");
        using var patience = new CancellationTokenSource();
        Task<PaymentIntent> hanging = Stripe.V1.PaymentIntents.CreateAsync(
            new PaymentIntentCreateOptions { Amount = 500, Currency = "usd" },
            new RequestOptions { IdempotencyKey = "key" },
            patience.Token);
        await TakenAsync();

        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => hanging);

        (await Stripe.V1.PaymentIntents.ListAsync()).ShouldBeEmpty();
        using HttpResponseMessage again = await PostAsync(Path, "amount=500&currency=usd", "key");
        again.Headers.Contains("Idempotent-Replayed").ShouldBeFalse();
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("""{"mode":"reset"}""", 0)]
    [InlineData("""{"mode":"lost_reply"}""", 1)]
    public async Task A_broken_connection_is_a_real_reset_before_or_after_the_effect(string fault, int charges)
    {
        await BreakAsync(fault);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Host.ApiBase.Port);
        await client.Client.SendAsync(Encoding.ASCII.GetBytes(
            $"POST {Path} HTTP/1.1\r\nHost: stripe\r\nAuthorization: Bearer sk_1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {Form.Length}\r\n\r\n{Form}"));

        SocketException reset = await Should.ThrowAsync<SocketException>(async () => await client.Client.ReceiveAsync(new byte[1]));

        reset.SocketErrorCode.ShouldBe(SocketError.ConnectionReset);
        (await ChargesAsync()).Count.ShouldBe(charges);
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("lost_reply")]
    public async Task No_HTTP_client_hides_a_reset_behind_a_retry_of_its_own(string mode)
    {
        using (await Api.GetAsync("/v1/charges"))
        {
            // The next request travels on this kept connection, where clients do retry what ended politely.
        }

        await BreakAsync($$"""{"mode":"{{mode}}","count":1}""");

        await Should.ThrowAsync<HttpRequestException>(() => Api.GetAsync("/v1/charges"));
    }

    [Fact]
    public async Task A_lost_reply_is_found_again_with_the_same_key()
    {
        await BreakAsync("""{"mode":"lost_reply","count":1}""");
        await Should.ThrowAsync<HttpRequestException>(() => PostAsync(Path, Form, "key"));

        using HttpResponseMessage found = await PostAsync(Path, Form, "key");

        found.Headers.Contains("Idempotent-Replayed").ShouldBeTrue();
        found.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ChargesAsync()).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("amount=x")]
    [InlineData("amount=500&currency=usd&payment_method=pm_card_chargeDeclined&confirm=true")]
    public async Task A_refusal_and_a_decline_are_replies_that_can_be_lost_too(string form)
    {
        await BreakAsync("""{"mode":"lost_reply"}""");

        await Should.ThrowAsync<HttpRequestException>(() => PostAsync(Path, form));
    }

    [Fact]
    public async Task A_late_answer_is_the_right_answer()
    {
        await BreakAsync("""{"mode":"latency","delayMs":1}""");

        (await CreateIntentAsync()).Status.ShouldBe("requires_confirmation");
    }

    [Fact]
    public async Task Latency_holds_the_answer_back()
    {
        await BreakAsync("""{"mode":"latency","delayMs":600000}""");
        using var impatient = new HttpClient { Timeout = TimeSpan.FromMilliseconds(100) };

        Exception? late = await Record.ExceptionAsync(() => StripeOver(impatient).V1.PaymentIntents.ListAsync());

        late.ShouldBeOfType<TaskCanceledException>().InnerException.ShouldBeOfType<TimeoutException>();
    }

    [Fact]
    public async Task A_slow_request_is_done_even_when_its_caller_has_given_up()
    {
        await BreakAsync("""{"mode":"latency","delayMs":600000,"count":1}""");
        using var patience = new CancellationTokenSource();
        Task<PaymentIntent> slow = Stripe.V1.PaymentIntents.CreateAsync(
            new PaymentIntentCreateOptions { Amount = 500, Currency = "usd", PaymentMethod = "pm_card_visa", Confirm = true },
            cancellationToken: patience.Token);
        await TakenAsync();
        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => slow);

        await MendAsync();

        await EventuallyAsync(async () => (await ChargesAsync()).Count == 1);
    }

    [Fact]
    public async Task A_fault_with_a_count_strikes_that_many_requests()
    {
        await BreakAsync("""{"mode":"error","status":503,"count":2}""");

        var statuses = new List<int>();
        for (int i = 0; i < 4; i++)
        {
            using HttpResponseMessage response = await Api.GetAsync("/v1/charges");
            statuses.Add((int)response.StatusCode);
        }

        statuses.ShouldBe([503, 503, 200, 200]);
        (await FaultAsync()).Text("mode").ShouldBe("none");
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("error")]
    public async Task Nothing_is_booked_by_a_request_that_a_fault_stopped(string mode)
    {
        await BreakAsync($$"""{"mode":"{{mode}}"}""");
        await Should.ThrowAsync<Exception>(() => CreateIntentAsync());
        await MendAsync();

        (await Stripe.V1.PaymentIntents.ListAsync()).ShouldBeEmpty();
    }

    /// <summary>Waits until the one request that the fault was meant for has arrived.</summary>
    private Task TakenAsync() => EventuallyAsync(async () => (await FaultAsync()).Text("mode") == "none");
}
