using Microsoft.EntityFrameworkCore;
using Resilience;

namespace PaymentService;

/// <summary>
/// Takes payments that are due and goes on with them, so many at once that the queue empties fast and so few that a Stripe
/// which has just come back is not knocked over. Any number of workers, in any number of processes, share one database.
/// </summary>
internal sealed class RetryQueueWorker(
    IServiceScopeFactory scopes, ICircuitRegistry circuits, RetryQueueSettings settings, RetrySchedule schedule, TimeProvider time, ILogger<RetryQueueWorker> log) : BackgroundService
{
    /// <summary>How many payments one worker has in hand at once.</summary>
    private const int Hands = 8;

    private readonly SemaphoreSlim _free = new(Hands);
    private long? _waitsCut;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var poll = new PeriodicTimer(settings.PollInterval, time);
        try
        {
            do
            {
                await WorkAsync(stoppingToken);
            }
            while (await poll.WaitForNextTickAsync(stoppingToken));
        }
        finally
        {
            // What is in hand ends before the service does.
            for (int hand = 0; hand < Hands; hand++)
            {
                await _free.WaitAsync(CancellationToken.None);
            }
        }
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        try
        {
            await CutWaitsAsync(cancellationToken);
            while (await FillHandsAsync(cancellationToken))
            {
                // Every hand found a payment: there may be more.
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            log.LogWarning("The retry queue cannot be read ({Reason}); trying again.", exception.Message);
        }
    }

    /// <summary>At the start, and once in a longest wait; measured, not read from the clock that may have been put.</summary>
    private async Task CutWaitsAsync(CancellationToken cancellationToken)
    {
        if (_waitsCut is { } last && time.GetElapsedTime(last) < schedule.LongestWait)
        {
            return;
        }

        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RetryQueue>().CutWaitsAsync(cancellationToken);
        _waitsCut = time.GetTimestamp();
    }

    /// <summary>Claims as many payments as hands are free: one that hangs at Stripe keeps no other waiting.</summary>
    private async Task<bool> FillHandsAsync(CancellationToken cancellationToken)
    {
        int free = await FreeHandsAsync(cancellationToken);
        try
        {
            int worthwhile = Worthwhile();
            IReadOnlyList<QueuedPayment> claimed = worthwhile == 0 ? [] : await ClaimAsync(Math.Min(worthwhile, free), cancellationToken);
            bool all = worthwhile == Hands && claimed.Count == free;
            free -= claimed.Count;
            foreach (QueuedPayment place in claimed)
            {
                _ = ContinueAsync(place, cancellationToken);
            }

            return all;
        }
        finally
        {
            if (free > 0)
            {
                _free.Release(free);
            }
        }
    }

    /// <summary>Waits for one, and takes the others that are free as well.</summary>
    private async Task<int> FreeHandsAsync(CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        int free = 1;
        while (_free.Wait(0, CancellationToken.None))
        {
            free++;
        }

        return free;
    }

    /// <summary>
    /// How many payments there is a use in claiming. While every processor's circuit is open, none: each would be turned away
    /// and written back. While one is tried out, one.
    /// </summary>
    private int Worthwhile()
    {
        // A gateway without a circuit turns nothing away.
        int[] worthwhile = [.. circuits.Where(IsOfAProcessor).Select(circuit => circuit.State switch
        {
            CircuitState.Open or CircuitState.ForcedOpen => 0,
            CircuitState.HalfOpen => 1,
            _ => Hands,
        })];
        return worthwhile.Length == 0 ? Hands : worthwhile.Max();
    }

    /// <summary>Of the gateway or one of its keys: <c>IStripeGateway</c>, <c>IStripeGateway[backup]</c>.</summary>
    private static bool IsOfAProcessor(CircuitBreaker circuit) =>
        circuit.Name.StartsWith(ResilientStripeGateway.Circuits.Interface, StringComparison.Ordinal);

    private async Task<IReadOnlyList<QueuedPayment>> ClaimAsync(int count, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RetryQueue>().ClaimAsync(count, cancellationToken);
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
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The service stops; another process goes on when the lease ends.
        }
        catch (Exception exception)
        {
            log.LogError(exception, "{Payment} could not be worked on; it comes back when its lease ends.", place.PaymentId);
        }
        finally
        {
            _free.Release();
        }
    }
}
