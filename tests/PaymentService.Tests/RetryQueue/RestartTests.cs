using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

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

    [DatabaseFact]
    public async Task An_answer_that_comes_while_the_service_stops_is_kept_and_told()
    {
        var reached = new TaskCompletionSource();
        var stopping = new TaskCompletionSource();
        Traffic.After = async (response, _) =>
        {
            if (response.RequestMessage!.RequestUri!.AbsolutePath.EndsWith("/confirm", StringComparison.Ordinal))
            {
                // All of it has come; what is still to be read of it would be cut off.
                response.Content = new StringContent(await response.Content.ReadAsStringAsync(CancellationToken.None), Encoding.UTF8, "application/json");
                reached.SetResult();
                await stopping.Task;
            }

            return response;
        };
        Task<Answer> declined = Service.PayAsync("order-1", "pm_card_chargeDeclined");
        await reached.Task;

        Service.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        stopping.SetResult();

        (await declined).ShouldBe(HttpStatusCode.PaymentRequired, "FAILED");
    }

    [DatabaseFact]
    public async Task A_payment_that_comes_while_the_service_stops_is_stored_for_the_next_one()
    {
        Service.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        // No listener takes a request any more, but one that had begun to come goes on.
        await using AsyncServiceScope scope = Service.Services.CreateAsyncScope();
        Payment? taken = await scope.ServiceProvider.GetRequiredService<PaymentIntake>().AcceptAsync("order-1", new Charge(1999, "eur", "pm_card_visa", null));

        taken!.Status.ShouldBe(PaymentStatus.Pending);
        Traffic.Requests.ShouldBeEmpty();
        await Service.DisposeAsync();
        Service = await StartServiceAsync();
        await UntilSettledAsync(taken.Id.Value, "SUCCESS");
    }
}
