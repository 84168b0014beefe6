using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace PaymentService.Tests;

public sealed class LeaseTests : ServiceTest
{
    [DatabaseFact]
    public async Task Two_services_on_one_database_share_the_queue_and_never_work_on_one_payment_at_once()
    {
        await FaultAsync("error", 409);
        var ids = new List<string>();
        for (int i = 0; i < 30; i++)
        {
            ids.Add((await Service.PayAsync($"order-{i}")).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY").PaymentId);
        }

        await FaultAsync("none");
        var underWay = new ConcurrentDictionary<string, bool>();
        var twice = new ConcurrentQueue<string>();
        var prepared = new ConcurrentQueue<string>();
        string Subject(HttpRequestMessage request) => request.Headers.TryGetValues("Idempotency-Key", out IEnumerable<string>? keys)
            ? keys.Single()
            : request.RequestUri!.AbsolutePath;
        Traffic.Before = (request, _) =>
        {
            string subject = Subject(request);
            if (!underWay.TryAdd(subject, true))
            {
                twice.Enqueue(subject);
            }

            if (subject.StartsWith("pay_", StringComparison.Ordinal))
            {
                prepared.Enqueue(subject);
            }

            return Task.CompletedTask;
        };
        Traffic.After = (response, _) =>
        {
            underWay.TryRemove(Subject(response.RequestMessage!), out bool _);
            return Task.FromResult(response);
        };
        await using Service other = await StartServiceAsync();

        await UntilAsync(async () => await Service.CountAsync("success") == 30, "all are paid");

        twice.ShouldBeEmpty();
        prepared.Order().ShouldBe(ids.Order());
        await ShouldBeChargedOnceAsync([.. ids]);
    }

    [DatabaseTheory]
    [InlineData("/payment_intents")]
    [InlineData("/confirm")]
    public async Task When_a_holder_stalls_another_takes_over_and_the_first_can_change_nothing(string at)
    {
        var stall = new Stall();
        Traffic.Before = (request, _) => stall.MeetAsync(request.RequestUri!.AbsolutePath.EndsWith(at, StringComparison.Ordinal));
        Task<Answer> first = Service.PayAsync("order-1");
        await WaitForAsync(() => stall.IsMet, "the first is stuck");

        await UntilAsync(async () => await Service.CountAsync("success") == 1, "another has made the payment", evenWhileStripeWorks: true);
        first.IsCompleted.ShouldBeFalse();
        stall.End();
        Answer late = await WhileTimePassesAsync(first);

        late.ShouldBe(HttpStatusCode.Created, "SUCCESS");
        Service.Log.ShouldContain(record => record.Message.Contains("taken over", StringComparison.Ordinal));
        (await Service.StatusOfAsync(late.PaymentId)).ShouldBe("SUCCESS");
        await ShouldBeChargedOnceAsync(late.PaymentId);
    }

    [DatabaseFact]
    public async Task Who_was_taken_over_while_the_service_stops_hears_how_the_payment_stands()
    {
        var stall = new Stall();
        Traffic.Before = (request, _) => stall.MeetAsync(request.RequestUri!.AbsolutePath.EndsWith("/payment_intents", StringComparison.Ordinal));
        Task<Answer> first = Service.PayAsync("order-1");
        await WaitForAsync(() => stall.IsMet, "the first is stuck");
        await UntilAsync(async () => await Service.CountAsync("success") == 1, "another has made the payment", evenWhileStripeWorks: true);

        Service.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        stall.End();

        (await first).ShouldBe(HttpStatusCode.Created, "SUCCESS");
    }
}
