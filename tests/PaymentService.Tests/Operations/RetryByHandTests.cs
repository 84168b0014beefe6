using System.Collections.Concurrent;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace PaymentService.Tests;

public sealed class RetryByHandTests : ServiceTest
{
    internal override IEnumerable<string> Settings => ["--RetryQueue:MaxAttempts=2", "--RetryQueue:BaseDelay=1000"];

    [DatabaseFact]
    public async Task A_payment_that_needs_attention_is_put_back_and_made()
    {
        string id = await NeedsAttentionAsync("order-1");
        await FaultAsync("none");

        Answer back = (await Service.CommandAsync($"/payments/{id}/retry")).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY");

        back.Location!.ToString().ShouldBe($"/payments/{id}");
        back.Field("errorMessage").ShouldBe("Put back into the queue by hand.");
        await UntilSettledAsync(id, "SUCCESS");
        await ShouldBeChargedOnceAsync(id);
    }

    [DatabaseFact]
    public async Task Its_attempts_are_counted_anew()
    {
        string id = await NeedsAttentionAsync("order-1");
        int asked = Traffic.Requests.Count;

        await Service.CommandAsync($"/payments/{id}/retry");
        await UntilSettledAsync(id, "NEEDS_ATTENTION");

        Traffic.Requests.Count.ShouldBe(asked + 2);
        (await Service.CommandAsync($"/payments/{id}/retry")).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY");
    }

    [DatabaseFact]
    public async Task What_was_charged_without_our_knowing_is_found_and_not_charged_again()
    {
        bool broken = false;
        Traffic.Before = async (request, _) =>
        {
            if (!broken && request.RequestUri!.AbsolutePath.EndsWith("/confirm", StringComparison.Ordinal))
            {
                broken = true;
                await FaultAsync("lost_reply");
            }
        };
        string id = (await Service.PayAsync("order-1")).PaymentId;
        await FaultAsync("error", 409);
        await UntilSettledAsync(id, "NEEDS_ATTENTION");
        await ShouldBeChargedOnceAsync(id);
        await FaultAsync("none");

        await Service.CommandAsync($"/payments/{id}/retry");

        await UntilSettledAsync(id, "SUCCESS");
        await ShouldBeChargedOnceAsync(id);
    }

    [DatabaseFact]
    public async Task Of_many_who_put_it_back_at_once_one_does_and_there_is_one_place()
    {
        string id = await NeedsAttentionAsync("order-1");

        Answer[] answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Service.CommandAsync($"/payments/{id}/retry")));

        answers.Count(answer => answer.Status is HttpStatusCode.Accepted).ShouldBe(1);
        foreach (Answer late in answers.Where(answer => answer.Status is not HttpStatusCode.Accepted))
        {
            late.ShouldBeProblem(HttpStatusCode.Conflict);
        }

        await using AsyncServiceScope scope = Service.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<PaymentsContext>().RetryQueue.CountAsync()).ShouldBe(1);
    }

    [DatabaseFact]
    public async Task Who_goes_on_putting_it_back_while_a_worker_makes_it_does_no_harm()
    {
        string id = await NeedsAttentionAsync("order-1");
        await FaultAsync("none");
        var answers = new ConcurrentQueue<HttpStatusCode>();
        using var done = new CancellationTokenSource();
        Task[] operators = [.. Enumerable.Range(0, 4).Select(async _ =>
        {
            while (!done.IsCancellationRequested)
            {
                answers.Enqueue((await Service.CommandAsync($"/payments/{id}/retry")).Status);
            }
        })];

        await UntilSettledAsync(id, "SUCCESS");
        int asked = answers.Count;
        await WaitForAsync(() => answers.Count > asked + 20, "the operators have gone on for a while");
        await done.CancelAsync();
        await Task.WhenAll(operators);

        answers.Count(answer => answer is HttpStatusCode.Accepted).ShouldBe(1);
        answers.Distinct().ShouldBe([HttpStatusCode.Accepted, HttpStatusCode.Conflict], ignoreOrder: true);
        (await Service.StatusOfAsync(id)).ShouldBe("SUCCESS");
        await ShouldBeChargedOnceAsync(id);
    }

    [DatabaseFact]
    public async Task A_payment_in_any_other_state_stays_as_it_is()
    {
        Answer success = (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Created, "SUCCESS");
        Answer failed = (await Service.PayAsync("order-2", "pm_card_chargeDeclined")).ShouldBe(HttpStatusCode.PaymentRequired, "FAILED");
        Circuit.ForceOpen();
        Answer queued = (await Service.PayAsync("order-3")).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY");

        foreach (Answer payment in new[] { success, failed, queued })
        {
            (await Service.CommandAsync($"/payments/{payment.PaymentId}/retry")).ShouldBeProblem(HttpStatusCode.Conflict)
                .Field("detail")!.ShouldContain(payment == queued ? "it is in the queue" : $"it is {payment.PaymentStatus}");
            (await Service.GetAsync($"/payments/{payment.PaymentId}")).Text.ShouldBe(payment.Text);
        }

        Circuit.Close();
        await UntilSettledAsync(queued.PaymentId, "SUCCESS");
        await ShouldBeChargedOnceAsync(success.PaymentId, queued.PaymentId);
    }

    [DatabaseFact]
    public async Task A_payment_that_is_not_there_is_404() =>
        (await Service.CommandAsync("/payments/pay_none/retry")).ShouldBeProblem(HttpStatusCode.NotFound);

    [DatabaseFact]
    public async Task The_queue_says_how_many_wait_since_when_and_how_many_need_attention()
    {
        (await Service.GetAsync("/retry-queue")).Text.ShouldBe("""{"waiting":0,"oldestCreatedAt":null,"needsAttention":0}""");
        await NeedsAttentionAsync("order-1");
        Circuit.ForceOpen();
        Answer oldest = await Service.PayAsync("order-2");
        Time.Advance(TimeSpan.FromSeconds(10));
        await Service.PayAsync("order-3");

        Answer seen = await Service.GetAsync("/retry-queue");

        seen.Body.GetProperty("waiting").GetInt32().ShouldBe(2);
        seen.Field("oldestCreatedAt").ShouldBe(oldest.Field("createdAt"));
        seen.Body.GetProperty("needsAttention").GetInt32().ShouldBe(1);
    }

    private async Task<string> NeedsAttentionAsync(string key)
    {
        await FaultAsync("error", 409);
        string id = (await Service.PayAsync(key)).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY").PaymentId;
        await UntilSettledAsync(id, "NEEDS_ATTENTION");
        return id;
    }
}
