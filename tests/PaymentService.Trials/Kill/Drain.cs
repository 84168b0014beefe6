using System.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace PaymentService.Trials;

/// <summary>Waits: for those who play, and then for the retry queue to run empty.</summary>
internal sealed class Drain(TrialDatabase database, Action<string> progress)
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_betweenReports = TimeSpan.FromSeconds(10);

    // An open circuit keeps payments waiting for half a minute; without a single one settled for so long, none will be.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);

    /// <summary>Until all have ended; fails with the first that fails.</summary>
    public async Task WatchAsync(IReadOnlyCollection<Task> players, Func<string> state, CancellationToken stop)
    {
        using var report = new PeriodicTimer(s_betweenReports);
        async Task ReportAsync()
        {
            while (await report.WaitForNextTickAsync(stop))
            {
                progress(state());
            }
        }

        Task reports = ReportAsync();
        await foreach (Task ended in Task.WhenEach(players))
        {
            await ended;
        }

        report.Dispose();
        await reports;
    }

    /// <summary>Until every payment is settled; gives up when none has been for long.</summary>
    public async Task UntilNothingIsOpenAsync(CancellationToken stop)
    {
        using var look = new PeriodicTimer(s_look);
        var sinceProgress = Stopwatch.StartNew();
        int least = int.MaxValue;
        while (await database.ReadAsync(OpenAsync) is int open and > 0 && sinceProgress.Elapsed < s_patience)
        {
            if (open < least)
            {
                progress($"{open} payments are open");
                least = open;
                sinceProgress.Restart();
            }

            await look.WaitForNextTickAsync(stop);
        }
    }

    /// <summary>Payments in the queue, and those that nobody would find.</summary>
    private static Task<int> OpenAsync(PaymentsContext db) => db.Payments.CountAsync(payment =>
        payment.Status == PaymentStatus.Pending || payment.Status == PaymentStatus.QueuedForRetry || db.RetryQueue.Any(place => place.PaymentId == payment.Id));
}
