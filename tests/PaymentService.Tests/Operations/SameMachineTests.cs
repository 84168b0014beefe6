using System.Net;
using Microsoft.AspNetCore.Http;
using Resilience;

namespace PaymentService.Tests;

public sealed class SameMachineTests : ServiceTest
{
    [DatabaseTheory]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.1.2.3", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("10.0.0.7", false)]
    [InlineData("::ffff:10.0.0.7", false)]
    [InlineData("fe80::1", false)]
    [InlineData(null, false)]
    public async Task Only_loopback_is_the_same_machine(string? caller, bool passes)
    {
        var http = new DefaultHttpContext { Connection = { RemoteIpAddress = caller is null ? null : IPAddress.Parse(caller) } };
        bool passed = false;

        object? answer = await new SameMachineOnly().InvokeAsync(
            new DefaultEndpointFilterInvocationContext(http),
            _ =>
            {
                passed = true;
                return default;
            });

        passed.ShouldBe(passes);
        (answer as IStatusCodeHttpResult)?.StatusCode.ShouldBe(403);
        (answer is null).ShouldBe(passes);
    }

    [DatabaseTheory]
    [InlineData("/circuits/IStripeGateway/open", "X-Forwarded-For")]
    [InlineData("/circuits/IStripeGateway/force-open", "Forwarded")]
    [InlineData("/circuits/IStripeGateway/close", "Via")]
    [InlineData("/circuits/IStripeGateway/disable", "X-Real-IP")]
    [InlineData("/payments/pay_none/retry", "Origin")]
    public async Task A_call_made_for_somebody_else_is_403_with_the_reason(string command, string header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, command) { Headers = { { header, "1.1 elsewhere" } } };
        Circuit.Open();

        Answer refused = (await Service.SendAsync(request)).ShouldBeProblem(HttpStatusCode.Forbidden);

        refused.Field("title").ShouldBe("Only a caller on the same machine may do this.");
        refused.Field("detail")!.ShouldContain(header);
        Circuit.State.ShouldBe(CircuitState.Open);
    }

    [DatabaseFact]
    public async Task Nor_does_a_caller_pass_who_says_that_he_is_local_to_a_service_that_believes_forwarded_addresses()
    {
        await using Service believing = await StartServiceAsync("--FORWARDEDHEADERS_ENABLED=true");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/circuits/IStripeGateway/force-open") { Headers = { { "X-Forwarded-For", "127.0.0.1" } } };

        (await believing.SendAsync(request)).ShouldBeProblem(HttpStatusCode.Forbidden);
    }
}
