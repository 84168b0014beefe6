using Resilience;

namespace PaymentService;

/// <summary>Sends what waits, one after the other, so that the receiver hears it in order.</summary>
internal sealed class AlertSender(
    AlertQueue queue,
    AlertSettings settings,
    IServiceScopeFactory scopes,
    ResilienceRuntime circuits,
    TimeProvider time,
    ILogger<AlertSender> log) : BackgroundService
{
    /// <summary>How long the stop of the service may take for what still waits.</summary>
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Alert? inHand = null;
        try
        {
            while (true)
            {
                inHand = await queue.Waiting.ReadAsync(stoppingToken);
                await TellAsync(inHand, stoppingToken);
                inHand = null;
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await SendTheRestAsync(inHand);
        }
    }

    /// <summary>Once more, without the wait it may have been in; what is not told in time is logged.</summary>
    private async Task SendTheRestAsync(Alert? inHand)
    {
        using var grace = new CancellationTokenSource(s_grace, time);
        // The last changes are still on their way here; a listener that hangs may hold them for ever.
        await Task.WhenAny(circuits.FlushAsync().AsTask(), Task.Delay(s_grace, time));
        for (Alert? next = inHand ?? Next(); next is not null; next = Next())
        {
            try
            {
                await TellAsync(next, grace.Token);
            }
            catch (OperationCanceledException)
            {
                log.LogError("{Receiver} was not told before the service stopped: {Alert}", settings.Receiver, next);
            }
        }

        Alert? Next() => queue.Waiting.TryRead(out Alert? alert) ? alert : null;
    }

    private async Task TellAsync(Alert alert, CancellationToken cancellationToken)
    {
        try
        {
            await using AsyncServiceScope scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IAlertReceiver>().TellAsync(alert, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Cut short, whatever the last attempt had met: that is no giving up.
            cancellationToken.ThrowIfCancellationRequested();
            log.LogError("{Receiver} could not be told, and is given up on for this alert: {Alert}. The last failure: {Reason}", settings.Receiver, alert, exception.Message);
        }
    }
}
