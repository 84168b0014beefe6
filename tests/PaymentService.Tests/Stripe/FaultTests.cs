using System.Net;

namespace PaymentService.Tests;

/// <summary>Every way in which Stripe breaks, before the money moves and while it does: the payment is charged once, when Stripe is back.</summary>
public sealed class FaultTests : ServiceTest
{
    public static TheoryData<string, int?, string?> Faults => new()
    {
        { "down", null, null },
        { "hang", null, null },
        { "error", 500, null },
        { "error", 503, null },
        { "error", 429, null },
        { "error", 502, "html" },
        { "error", 200, "garbage" },
        { "error", 409, null },
        { "error", 401, null },
        { "reset", null, null },
        { "lost_reply", null, null },
        { "latency", null, null },
    };

    [DatabaseTheory]
    [MemberData(nameof(Faults))]
    public async Task Broken_before_the_intent_is_made(string mode, int? status, string? body)
    {
        await FaultAsync(mode, status, body, delayMs: 600_000);
        Answer queued = await WhileTimePassesAsync(Service.PayAsync("order-1"), Waits(mode));
        queued.ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY").Body.GetProperty("success").GetBoolean().ShouldBeFalse();
        await ShouldBeChargedOnceAsync();

        await FaultAsync("none");

        await UntilSettledAsync(queued.PaymentId, "SUCCESS");
        await ShouldBeChargedOnceAsync(queued.PaymentId);
        (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Created, "SUCCESS").PaymentId.ShouldBe(queued.PaymentId);
    }

    [DatabaseTheory]
    [MemberData(nameof(Faults))]
    public async Task Broken_while_the_intent_is_confirmed(string mode, int? status, string? body)
    {
        bool broken = false;
        Traffic.Before = async (request, _) =>
        {
            if (!broken && request.RequestUri!.AbsolutePath.EndsWith("/confirm", StringComparison.Ordinal))
            {
                broken = true;
                await FaultAsync(mode, status, body, delayMs: 600_000);
            }
        };
        Answer queued = await WhileTimePassesAsync(Service.PayAsync("order-1"), Waits(mode));
        queued.ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY");

        await FaultAsync("none");

        await UntilSettledAsync(queued.PaymentId, "SUCCESS");
        await ShouldBeChargedOnceAsync(queued.PaymentId);
    }

    [DatabaseTheory]
    [InlineData("lost_reply")]
    [InlineData("latency")]
    public async Task A_decline_that_nobody_heard_is_found_and_not_tried_again(string mode)
    {
        bool broken = false;
        Traffic.Before = async (request, _) =>
        {
            if (!broken && request.RequestUri!.AbsolutePath.EndsWith("/confirm", StringComparison.Ordinal))
            {
                broken = true;
                await FaultAsync(mode, count: 1, delayMs: 600_000);
            }
        };
        Answer queued = await WhileTimePassesAsync(Service.PayAsync("order-1", "pm_card_chargeDeclinedInsufficientFunds"), Waits(mode));
        queued.ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY");

        await FaultAsync("none");

        await UntilSettledAsync(queued.PaymentId, "FAILED");
        (await Service.GetAsync($"/payments/{queued.PaymentId}")).Field("declineCode").ShouldBe("insufficient_funds");
        (await ChargesAsync()).ShouldHaveSingleItem().Status.ShouldBe("failed");
    }

    [DatabaseFact]
    public async Task Slow_but_in_time_is_no_fault()
    {
        await FaultAsync("latency", delayMs: 50);

        (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Created, "SUCCESS");
    }

    /// <summary>Stripe answers nothing, so only the clock can end the call.</summary>
    private static bool Waits(string mode) => mode is "hang" or "latency";
}
