using System.Net;

namespace PaymentService.Tests;

public sealed class RestartTests : ServiceTest
{
    [DatabaseTheory]
    [InlineData("/payment_intents", false)]
    [InlineData("/payment_intents", true)]
    [InlineData("/confirm", false)]
    [InlineData("/confirm", true)]
    public async Task A_payment_whose_process_ended_in_the_middle_is_finished_by_the_next_one(string at, bool afterStripeDidIt)
    {
        bool reached = false;
        Task HoldAsync(HttpRequestMessage request, CancellationToken stopped)
        {
            if (!request.RequestUri!.AbsolutePath.EndsWith(at, StringComparison.Ordinal))
            {
                return Task.CompletedTask;
            }

            reached = true;
            return Task.Delay(Timeout.InfiniteTimeSpan, stopped);
        }

        if (afterStripeDidIt)
        {
            Traffic.After = async (response, stopped) =>
            {
                await HoldAsync(response.RequestMessage!, stopped);
                return response;
            };
        }
        else
        {
            Traffic.Before = HoldAsync;
        }

        Task<Answer> cut = Service.PayAsync("order-1");
        await WaitForAsync(() => reached, "the payment is in the middle");
        await Service.DisposeAsync();
        (await cut).ShouldBe(HttpStatusCode.Accepted, "PENDING");

        (Traffic.Before, Traffic.After) = ((_, _) => Task.CompletedTask, (response, _) => Task.FromResult(response));
        Service = await StartServiceAsync();
        Answer pending = (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Accepted, "PENDING");

        await UntilSettledAsync(pending.PaymentId, "SUCCESS");
        await ShouldBeChargedOnceAsync(pending.PaymentId);
        (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Created, "SUCCESS");
    }

    [DatabaseFact]
    public async Task The_queue_outlives_the_process()
    {
        await FaultAsync("down");
        Answer queued = await WhileTimePassesAsync(Service.PayAsync("order-1"));
        await Service.DisposeAsync();
        await FaultAsync("none");

        Service = await StartServiceAsync();

        await UntilSettledAsync(queued.PaymentId, "SUCCESS");
        await ShouldBeChargedOnceAsync(queued.PaymentId);
    }

    [DatabaseFact]
    public async Task A_payment_that_every_process_dies_of_needs_attention()
    {
        int reached = 0;
        Traffic.Before = (_, stopped) =>
        {
            Interlocked.Increment(ref reached);
            return Task.Delay(Timeout.InfiniteTimeSpan, stopped);
        };
        Task<Answer> cut = Service.PayAsync("order-1");
        for (int lives = 1; lives <= 2; lives++)
        {
            await UntilAsync(() => reached == lives, "somebody works on it");
            await Service.DisposeAsync();
            Service = await StartServiceAsync("--RetryQueue:MaxAttempts=2");
        }

        (await cut).ShouldBe(HttpStatusCode.Accepted, "PENDING");
        await UntilAsync(async () => await Service.CountAsync("needs_attention") == 1, "a person is asked");
        reached.ShouldBe(2);
    }
}
