using Microsoft.EntityFrameworkCore;

namespace PaymentService;

/// <summary>Takes payments that are due and goes on with them. Any number of workers, in any number of processes, share one database.</summary>
internal sealed class RetryQueueWorker(
    IServiceScopeFactory scopes, RetryQueueSettings settings, TimeProvider time, ILogger<RetryQueueWorker> log) : BackgroundService
{
    /// <summary>How many payments one worker has in hand at once.</summary>
    private const int Hands = 8;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var poll = new PeriodicTimer(settings.PollInterval, time);
        do
        {
            try
            {
                while (await WorkAsync(stoppingToken) == Hands)
                {
                    // A full hand: there may be more.
                }
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("The retry queue cannot be read ({Reason}); trying again.", exception.Message);
            }
        }
        while (await poll.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<int> WorkAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<QueuedPayment> claimed;
        await using (AsyncServiceScope scope = scopes.CreateAsyncScope())
        {
            claimed = await scope.ServiceProvider.GetRequiredService<RetryQueue>().ClaimAsync(Hands, cancellationToken);
        }

        await Task.WhenAll(claimed.Select(place => ContinueAsync(place, cancellationToken)));
        return claimed.Count;
    }

    /// <summary>One payment; what goes wrong with it is its own affair, and its lease brings it back.</summary>
    private async Task ContinueAsync(QueuedPayment place, CancellationToken cancellationToken)
    {
        try
        {
            await using AsyncServiceScope scope = scopes.CreateAsyncScope();
            PaymentsContext db = scope.ServiceProvider.GetRequiredService<PaymentsContext>();
            Payment payment = await db.Payments.SingleAsync(payment => payment.Id == place.PaymentId, cancellationToken);
            db.RetryQueue.Attach(place);
            await scope.ServiceProvider.GetRequiredService<PaymentProcessor>().ProcessAsync(payment, place, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            log.LogError(exception, "{Payment} could not be worked on; it comes back when its lease ends.", place.PaymentId);
        }
    }
}
