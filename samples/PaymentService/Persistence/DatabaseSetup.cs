using System.Data.Common;

namespace PaymentService;

/// <summary>Brings the database up to date before the first request; where it is away, as soon as it is back.</summary>
internal sealed class DatabaseSetup(
    IServiceScopeFactory scopes, PaymentsDatabase database, TimeProvider time, ILogger<DatabaseSetup> log) : BackgroundService
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);
    private bool _done;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await TryAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_pause, time);
        while (!_done && await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryAsync(stoppingToken);
        }
    }

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using AsyncServiceScope scope = scopes.CreateAsyncScope();
            await database.PrepareAsync(scope.ServiceProvider.GetRequiredService<PaymentsContext>(), cancellationToken);
            _done = true;
        }
        catch (Exception exception) when (exception is DbException || DatabaseAbsence.Explains(exception))
        {
            log.LogError("The database is away ({Reason}); requests are answered 503 until it is back.", exception.GetBaseException().Message);
        }
    }
}
