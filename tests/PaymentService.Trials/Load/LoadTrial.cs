using System.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace PaymentService.Trials;

/// <summary>
/// The service in a process of its own; clients and Stripe in this one. Stripe is well, hangs, and is well again while the
/// clients pay; then the queue empties, and what everybody has is compared.
/// </summary>
internal static class LoadTrial
{
    public static async Task<LoadRun> RunAsync(DatabaseKind database, bool guarded, LoadSettings settings)
    {
        string folder = Directory.CreateTempSubdirectory("load").FullName;
        LoadRun run = await RunAsync(database, guarded, settings, folder);
        // Where it failed, what the service said is wanted.
        Directory.Delete(folder, recursive: true);
        return run;
    }

    private static async Task<LoadRun> RunAsync(DatabaseKind database, bool guarded, LoadSettings settings, string folder)
    {
        await using TrialDatabase store = await TrialDatabase.OpenAsync(database, folder);
        await using TrialProcessor stripe = await TrialProcessor.StartAsync(Processor.Stripe, folder);
        using var log = new TrialLog(Path.Combine(folder, "trial.log"));
        using var port = new LoopbackPort();
        await using ServiceProcess service = ServiceProcess.Start("service", port.Address, folder, Settings(), log);
        await service.Ready;
        // The first look at a database takes longer than the next.
        await QueuedAsync(store);

        var watch = Stopwatch.StartNew();
        using var clients = new LoadClients(service.Address, settings, watch);
        using var sampler = new LoadSampler(service, watch);
        using var end = new CancellationTokenSource();
        using var last = new CancellationTokenSource();
        Task paying = clients.PayAsync(end.Token);
        Task<IReadOnlyList<LoadSample>> sampling = sampler.SampleAsync(last.Token);

        await Task.Delay(settings.WarmUp);
        TimeSpan begins = watch.Elapsed;
        await Task.Delay(settings.Before);
        TimeSpan hangs = watch.Elapsed;
        await stripe.BreakAsync(new Fault("hang"));
        await Task.Delay(settings.Hang);
        TimeSpan isBack = watch.Elapsed;
        await stripe.BreakAsync(Fault.None);
        int queued = await QueuedAsync(store);
        await Task.Delay(settings.After);
        TimeSpan ends = watch.Elapsed;
        await end.CancelAsync();
        await paying;
        TimeSpan? drained = await DrainAsync(store, watch, settings.Drain);
        await last.CancelAsync();

        return new LoadRun
        {
            Database = database,
            Guarded = guarded,
            Settings = settings,
            Begins = begins,
            Hangs = hangs,
            IsBack = isBack,
            Ends = ends,
            Answers = clients.Answers,
            Samples = await sampling,
            Queued = queued,
            Drained = drained,
            Books = await CompareAsync(clients.Answers, store, stripe),
        };

        IEnumerable<string> Settings() =>
        [
            $"--ConnectionStrings:Payments={store.ConnectionString}",
            $"--Stripe:ApiBase={stripe.Address.OriginalString}",
            $"--Stripe:Guarded={guarded}",
        ];
    }

    private static async Task<TimeSpan?> DrainAsync(TrialDatabase store, Stopwatch watch, TimeSpan longest)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        TimeSpan latest = watch.Elapsed + longest;
        while (await QueuedAsync(store) > 0)
        {
            if (watch.Elapsed > latest)
            {
                return null;
            }

            await beat.WaitForNextTickAsync();
        }

        return watch.Elapsed;
    }

    private static Task<int> QueuedAsync(TrialDatabase store) => store.ReadAsync(db => db.RetryQueue.CountAsync());

    private static async Task<LoadBooks> CompareAsync(IEnumerable<LoadAnswer> answers, TrialDatabase store, TrialProcessor stripe) => LoadBooks.Compare(
        answers,
        await store.ReadAsync(db => db.Payments.AsNoTracking().ToDictionaryAsync(payment => payment.Id.Value, payment => payment.Status)),
        await stripe.ChargesAsync());
}
