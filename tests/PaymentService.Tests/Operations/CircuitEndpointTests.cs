using System.Net;
using System.Text.Json;
using Resilience;

namespace PaymentService.Tests;

public sealed class CircuitEndpointTests : ServiceTest
{
    [DatabaseFact]
    public async Task A_circuit_is_seen_before_the_first_payment()
    {
        Answer seen = await Service.GetAsync("/circuits");

        seen.Status.ShouldBe(HttpStatusCode.OK);
        seen.Text.ShouldBe(
            """{"items":[{"name":"IStripeGateway","state":"Closed","failures":0,"consecutiveFailures":0,"errorPercentage":null,"rejected":0,"openedAt":null,"retryAfter":null}]}""");
    }

    [DatabaseFact]
    public async Task An_open_circuit_says_since_when_why_and_for_how_long()
    {
        await FaultAsync("down");
        await WhileTimePassesAsync(Service.PayAsync("order-1"));
        await Service.PayAsync("order-2");

        JsonElement seen = (await Service.GetAsync("/circuits/IStripeGateway")).Body;

        seen.GetProperty("state").GetString().ShouldBe("Open");
        seen.GetProperty("failures").GetInt64().ShouldBe(3);
        seen.GetProperty("rejected").GetInt64().ShouldBeGreaterThan(0);
        seen.GetProperty("openedAt").GetDateTimeOffset().ShouldBeInRange(Time.Start, Time.GetUtcNow());
        TimeSpan.Parse(seen.GetProperty("retryAfter").GetString()!, null).ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
    }

    [DatabaseTheory]
    [InlineData("force-open", "ForcedOpen", null)]
    [InlineData("disable", "Disabled", null)]
    [InlineData("open", "Open", "00:00:30")]
    [InlineData("open?for=00:05:00", "Open", "00:05:00")]
    [InlineData("open?for=1500", "Open", "00:00:01.5000000")]
    public async Task A_command_answers_with_the_circuit_as_it_is_then(string command, string state, string? retryAfter)
    {
        Answer done = await Service.CommandAsync($"/circuits/IStripeGateway/{command}");

        done.Status.ShouldBe(HttpStatusCode.OK);
        done.Field("state").ShouldBe(state);
        done.Field("retryAfter").ShouldBe(retryAfter);
        (await Service.GetAsync("/circuits/IStripeGateway")).Text.ShouldBe(done.Text);
        (await Service.CommandAsync("/circuits/IStripeGateway/close")).Field("state").ShouldBe("Closed");
        Circuit.State.ShouldBe(CircuitState.Closed);
    }

    [DatabaseFact]
    public async Task Forced_open_before_the_first_payment_it_keeps_Stripe_alone_until_it_is_closed()
    {
        await Service.CommandAsync("/circuits/IStripeGateway/force-open");
        Answer queued = (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY");
        Traffic.Requests.ShouldBeEmpty();

        await Service.CommandAsync("/circuits/IStripeGateway/close");

        await UntilSettledAsync(queued.PaymentId, "SUCCESS");
        await ShouldBeChargedOnceAsync(queued.PaymentId);
    }

    [DatabaseTheory]
    [InlineData("30s")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("")]
    [InlineData("2.00:00:00")]
    public async Task A_duration_that_is_none_is_400_and_changes_nothing(string duration)
    {
        Answer refused = (await Service.CommandAsync($"/circuits/IStripeGateway/open?for={duration}")).ShouldBeProblem(HttpStatusCode.BadRequest);

        refused.Text.ShouldContain("hh:mm:ss");
        Circuit.State.ShouldBe(CircuitState.Closed);
    }

    [DatabaseFact]
    public async Task An_unknown_circuit_is_404_and_the_known_ones_are_named()
    {
        (await Service.GetAsync("/circuits/istripegateway")).ShouldBeProblem(HttpStatusCode.NotFound).Field("detail").ShouldBe("There are: IStripeGateway.");
        (await Service.CommandAsync("/circuits/none/close")).ShouldBeProblem(HttpStatusCode.NotFound).Field("detail").ShouldBe("There are: IStripeGateway.");
    }

    [DatabaseFact]
    public async Task What_is_no_command_is_404_and_a_look_gives_none()
    {
        (await Service.CommandAsync("/circuits/IStripeGateway/explode")).ShouldBeProblem(HttpStatusCode.NotFound);
        (await Service.CommandAsync("/circuits/IStripeGateway")).ShouldBeProblem(HttpStatusCode.MethodNotAllowed);
        (await Service.GetAsync("/circuits/IStripeGateway/force-open")).ShouldBeProblem(HttpStatusCode.MethodNotAllowed);
        Circuit.State.ShouldBe(CircuitState.Closed);
    }
}
