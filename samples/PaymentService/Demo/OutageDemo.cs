using Resilience;
using Spectre.Console;

namespace PaymentService;

/// <summary><c>-- demo</c>: an outage of Stripe from the first payment to the last, and the books compared at the end.</summary>
internal static class OutageDemo
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(60);

    /// <returns>0 where every payment ended in SUCCESS with exactly one charge, else 1.</returns>
    public static async Task<int> RunAsync()
    {
        await using DemoStage stage = await DemoStage.OpenAsync();
        var log = new DemoLog(AnsiConsole.Console, Environment.GetEnvironmentVariable("COLUMNS"));
        var shopper = new DemoShopper(stage.Service);
        log.Say($"A payment service at {stage.Service.BaseAddress}, a simulated Stripe, real HTTP between them.");
        log.Say($"For this demo the circuit tries again after {DemoLog.Time(DemoStage.ResetTimeout)}; the gateway's own ResetTimeout is 30 s.");
        log.Title("An outage of Stripe");
        stage.Circuit.StateChanged += change => log.Event($"[bold]Circuit: {change.From} → {change.To}[/] [grey]({change.Reason})[/]");

        await StripeIsWellAsync(log, shopper);
        await StripeStopsAnsweringAsync(log, stage, shopper);
        await TheCircuitIsOpenAsync(log, stage, shopper);
        await StripeIsBackAsync(log, stage, shopper);
        return await DemoVerdict.CheckAsync(log, stage, shopper) ? 0 : 1;
    }

    private static async Task StripeIsWellAsync(DemoLog log, DemoShopper shopper)
    {
        for (int i = 0; i < 3; i++)
        {
            Tell(log, await shopper.PayAsync());
        }
    }

    private static async Task StripeStopsAnsweringAsync(DemoLog log, DemoStage stage, DemoShopper shopper)
    {
        log.Event("[red]The connection breaks while Stripe charges payment 4: nobody is told[/]");
        stage.LoseNextReply = true;
        Tell(log, await shopper.PayAsync());

        log.Event("[red]Stripe goes down: it takes requests and never answers[/]");
        await stage.BreakStripeAsync("hang");
        foreach (DemoPayment payment in await shopper.PayAtOnceAsync(3))
        {
            Tell(log, payment);
        }
    }

    private static async Task TheCircuitIsOpenAsync(DemoLog log, DemoStage stage, DemoShopper shopper)
    {
        await UntilAsync(() => Task.FromResult(stage.Circuit.State is CircuitState.Open), "the circuit opens");
        for (int i = 0; i < 10; i++)
        {
            Tell(log, await shopper.PayAsync());
        }

        // Read now: from here on it is no payments that are rejected.
        long rejected = stage.Circuit.GetSnapshot().Rejected;
        using IServiceScope scope = stage.Services.CreateScope();
        double rejection = RejectionTime.Nanoseconds(scope.ServiceProvider.GetRequiredService<IStripeGateway>());
        log.Event($"The circuit has turned {rejected} calls away: these 10 payments', and retries and the queue's attempts at earlier ones");
        log.Measured("A rejection in the proxy (median)", $"{rejection:0} ns");
        TimeSpan[] answers = [.. shopper.Payments.TakeLast(10).Select(payment => payment.Took).Order()];
        log.Measured("A payment's answer over HTTP, stored and queued (median)", DemoLog.Time(answers[answers.Length / 2]));
        log.Measured("What each would have waited without the circuit: the time-out", DemoLog.Time(TimeSpan.FromSeconds(5)));
    }

    private static async Task StripeIsBackAsync(DemoLog log, DemoStage stage, DemoShopper shopper)
    {
        await stage.BreakStripeAsync("none");
        log.Event("[green]Stripe is back[/]; nobody knows yet");
        var settled = (await shopper.StatusesAsync()).Where(IsSuccess).Select(payment => payment.Key).ToHashSet();
        await UntilAsync(
            async () =>
            {
                foreach ((string id, _) in (await shopper.StatusesAsync()).Where(IsSuccess).Where(payment => settled.Add(payment.Key)))
                {
                    log.Event($"Payment {shopper.Payments.Single(payment => payment.Id == id).Number} leaves the queue: [green]SUCCESS[/]");
                }

                return settled.Count == shopper.Payments.Count && stage.Circuit.State is CircuitState.Closed;
            },
            "the queue is empty");
    }

    private static bool IsSuccess(KeyValuePair<string, string> payment) => payment.Value == "SUCCESS";

    private static void Tell(DemoLog log, DemoPayment payment) =>
        log.Answer($"Payment {payment.Number}", $"{(int)payment.Code} {payment.Answer}", payment.Took);

    private static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        using var patience = new CancellationTokenSource(s_longest);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        try
        {
            while (!await condition())
            {
                await look.WaitForNextTickAsync(patience.Token);
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"Waited {DemoLog.Time(s_longest)}, in vain, until {what}.");
        }
    }
}
