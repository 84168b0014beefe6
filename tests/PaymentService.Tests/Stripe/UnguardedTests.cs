using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Resilience;

namespace PaymentService.Tests;

public sealed class UnguardedTests : ServiceTest
{
    internal override IEnumerable<string> Settings => ["--Stripe:Guarded=false"];

    [DatabaseFact]
    public async Task Every_payment_goes_to_Stripe_once_however_often_it_has_failed()
    {
        await FaultAsync("down");

        for (int i = 1; i <= 5; i++)
        {
            (await Service.PayAsync($"order-{i}")).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY");
        }

        Traffic.Requests.Count.ShouldBe(5);
        Service.Services.GetRequiredService<ICircuitRegistry>().ShouldBeEmpty();
        (await Service.GetAsync("/health")).Text.ShouldBe("Healthy");
    }

    [DatabaseFact]
    public async Task The_queue_brings_them_home_all_the_same()
    {
        await FaultAsync("hang");
        Task<Answer> waiting = Service.PayAsync("order-1");
        await WaitForAsync(() => Traffic.InFlight == 1, "it is at Stripe");
        // No time-out of the gateway's: a minute changes nothing.
        Time.Advance(TimeSpan.FromMinutes(1));
        waiting.IsCompleted.ShouldBeFalse();

        await FaultAsync("none");

        string id = (await WhileTimePassesAsync(waiting)).PaymentId;
        await UntilSettledAsync(id, "SUCCESS");
        await ShouldBeChargedOnceAsync(id);
    }
}
