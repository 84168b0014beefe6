namespace PaymentService.Trials;

/// <summary>All that a kill trial starts, in a folder of its own; it ends with it.</summary>
internal sealed class KillStage : IAsyncDisposable
{
    private readonly List<Instance> _instances = [];

    private KillStage(KillSettings settings, string folder)
    {
        (Folder, Kills) = (folder, new KillTally(settings));
        Log = new TrialLog(Path.Combine(folder, "trial.log"));
    }

    public string Folder { get; }

    public TrialLog Log { get; }

    public KillTally Kills { get; }

    public IReadOnlyList<Instance> Instances => _instances;

    public TrialDatabase Database { get; private set; } = null!;

    public TrialProcessor Stripe { get; private set; } = null!;

    public TrialProcessor Backup { get; private set; } = null!;

    public IEnumerable<TrialProcessor> Processors => [Stripe, Backup];

    public StripeTraffic Traffic { get; private set; } = null!;

    /// <summary>Of the services: waits are short, so that there is much to see, and no payment is given up.</summary>
    public IEnumerable<string> Settings =>
    [
        $"--ConnectionStrings:Payments={Database.ConnectionString}",
        $"--Stripe:ApiBase={Stripe.Address.OriginalString}",
        $"--Backup:ApiBase={Backup.Address.OriginalString}",
        "--RetryQueue:PollInterval=00:00:00.100",
        "--RetryQueue:BaseDelay=00:00:00.200",
        "--RetryQueue:MaxDelay=00:00:02",
        "--RetryQueue:MaxAttempts=1000000",
    ];

    public static async Task<KillStage> OpenAsync(KillSettings settings, string folder)
    {
        var stage = new KillStage(settings, folder);
        try
        {
            await stage.OpenAsync(settings);
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable? part in (IAsyncDisposable?[])[.. _instances, Stripe, Backup, Database])
        {
            await (part?.DisposeAsync() ?? ValueTask.CompletedTask);
        }

        Traffic?.Dispose();
        Kills.Dispose();
        Log.Dispose();
    }

    private async Task OpenAsync(KillSettings settings)
    {
        Database = await TrialDatabase.OpenAsync(settings.Database, Folder);
        Stripe = await TrialProcessor.StartAsync(Processor.Stripe, Folder);
        Backup = await TrialProcessor.StartAsync(Processor.Backup, Folder);
        Traffic = new StripeTraffic(Processors.ToDictionary(processor => processor.Address.Port, processor => processor.Which), Log);
        foreach (string name in ((string[])["first", "second"]).Take(settings.Instances))
        {
            var instance = new Instance(name, this, settings.Draws(name));
            Traffic.Reached += instance.SeenAtWork;
            _instances.Add(instance);
        }

        foreach (Instance instance in _instances)
        {
            // One after the other: they all make the database.
            instance.Start();
            await instance.Ready;
        }
    }
}
