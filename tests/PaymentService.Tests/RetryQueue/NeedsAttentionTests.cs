using System.Net;

namespace PaymentService.Tests;

public sealed class NeedsAttentionTests : ServiceTest
{
    internal override IEnumerable<string> Settings => ["--RetryQueue:MaxAttempts=3", "--RetryQueue:BaseDelay=1000"];

    [Fact]
    public async Task After_the_limit_a_person_has_to_look_and_nothing_more_is_asked()
    {
        await FaultAsync("error", 409);
        Answer queued = (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY");

        await UntilSettledAsync(queued.PaymentId, "NEEDS_ATTENTION");

        (await Service.CountAsync("needs_attention")).ShouldBe(1);
        Traffic.Requests.Count.ShouldBe(3);
        await FaultAsync("none");
        (await Service.PayAsync("order-2")).ShouldBe(HttpStatusCode.Created, "SUCCESS");
        DateTimeOffset later = Time.GetUtcNow() + TimeSpan.FromMinutes(1);
        await UntilAsync(() => Time.GetUtcNow() > later, "a minute, in which nothing is due");
        Traffic.Requests.Count.ShouldBe(3 + 2);
        (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Accepted, "NEEDS_ATTENTION");
        (await ChargesAsync()).ShouldHaveSingleItem().PaymentId.ShouldNotBe(queued.PaymentId);
    }

    [Fact]
    public async Task While_the_circuit_is_open_nothing_is_used_up()
    {
        (await Service.PayAsync("order-0")).ShouldBe(HttpStatusCode.Created, "SUCCESS");
        Circuit.ForceOpen();
        Answer queued = (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY");
        await UntilAsync(() => Circuit.GetSnapshot().Rejected > 10, "many rejections");
        (await Service.StatusOfAsync(queued.PaymentId)).ShouldBe("QUEUED_FOR_RETRY");

        Circuit.Close();

        await UntilSettledAsync(queued.PaymentId, "SUCCESS");
    }

    [Fact]
    public async Task A_wrong_key_uses_nothing_up()
    {
        await FaultAsync("error", 401);
        Answer queued = (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY");
        await UntilAsync(() => Traffic.Requests.Count > 6, "many attempts");

        await FaultAsync("none");

        await UntilSettledAsync(queued.PaymentId, "SUCCESS");
        await ShouldBeChargedOnceAsync(queued.PaymentId);
    }
}
