using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;

namespace PaymentService.Trials;

/// <summary>
/// Kills services at random moments under load, while Stripe misbehaves, starts them again, lets the queue drain, and
/// proves on the processors' books that every accepted payment was charged once or declined.
/// </summary>
internal static class KillTrial
{
    private const int MostStories = 10;

    /// <param name="settings">What to do.</param>
    /// <param name="progress">Is told now and then how far it is.</param>
    /// <param name="stop">Breaks it off.</param>
    public static async Task<KillResult> RunAsync(KillSettings settings, Action<string> progress, CancellationToken stop = default)
    {
        var watch = Stopwatch.StartNew();
        string folder = Directory.CreateTempSubdirectory("payment-kill-").FullName;
        KillResult result;
        try
        {
            await using KillStage stage = await KillStage.OpenAsync(settings, folder);
            Evidence evidence = await PlayAsync(settings, stage, progress, stop);
            IReadOnlyList<Violation> violations = Proof.Check(evidence);
            result = new KillResult(
                KillFigures.Of(settings, stage.Kills, evidence, violations, watch.Elapsed), violations, Report(violations, evidence, stage));
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            throw new InvalidOperationException($"The trial broke off; its files are in {folder}.", exception);
        }
        catch (OperationCanceledException)
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }

        if (result.Violations.Count == 0)
        {
            Directory.Delete(folder, recursive: true);
        }

        return result;
    }

    private static async Task<Evidence> PlayAsync(KillSettings settings, KillStage stage, Action<string> progress, CancellationToken stop)
    {
        await QueueClaims.NoteAsync(stage.Database);
        var orders = new ConcurrentQueue<Order>();
        var incidents = new ConcurrentQueue<string>();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var stormIsOver = CancellationTokenSource.CreateLinkedTokenSource(over.Token, stage.Kills.StormIsOver);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(over.Token, stage.Kills.Enough);
        using var stripe = new Weather(stage.Stripe, stage.Traffic, settings.Draws(stage.Stripe.Name), stage.Log);
        using var backup = new Weather(stage.Backup, stage.Traffic, settings.Draws(stage.Backup.Name), stage.Log);
        stage.Kills.Killed += stripe.SomebodyDies;
        List<Task> players =
        [
            stripe.RunAsync(stormIsOver.Token),
            backup.RunAsync(stormIsOver.Token),
            .. stage.Instances.Select(instance => instance.DieAgainAndAgainAsync(stage.Instances, incidents, enough.Token)),
            .. settings.KillDatabase ? [DatabaseDeath.StrikeAsync(stage.Database.Server!, settings.Draws("database"), stage.Log, over.Token)] : (Task[])[],
            .. Enumerable.Range(1, KillSettings.Clients).Select(number => ShopAsync(
                new Shopper($"client-{number}", stage.Instances, settings.Draws($"client-{number}")), orders, settings, enough.Token, over.Token)),
        ];
        var drain = new Drain(stage.Database, progress);
        try
        {
            await drain.WatchAsync(players, () => $"{stage.Kills.Running} kills, {orders.Count} payments", over.Token);
        }
        finally
        {
            // Where one fails, the others would go on without end.
            await over.CancelAsync();
            await Task.WhenAll(players).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(stage.Instances.Select(instance => instance.Ready));
        await drain.UntilNothingIsOpenAsync(stop);
        return await Inquest.HoldAsync(stage, orders, incidents, stop);
    }

    private static async Task ShopAsync(Shopper shopper, ConcurrentQueue<Order> orders, KillSettings settings, CancellationToken enoughKills, CancellationToken giveUp)
    {
        while (!enoughKills.IsCancellationRequested || orders.Count < settings.Payments)
        {
            await shopper.PayAsync(orders.Enqueue, giveUp);
        }
    }

    private static string Report(IReadOnlyList<Violation> violations, Evidence evidence, KillStage stage)
    {
        if (violations.Count == 0)
        {
            return "";
        }

        var report = new StringBuilder().AppendLine($"{violations.Count} violations; the trial's files are in {stage.Folder}:");
        report.AppendJoin(Environment.NewLine, violations).AppendLine();
        foreach (string subject in violations.Select(violation => violation.Subject).OfType<string>().Distinct().Take(MostStories))
        {
            report.AppendLine().AppendLine($"The story of {subject}:").Append(Story.Of(subject, evidence, stage.Log));
        }

        return report.ToString();
    }
}
