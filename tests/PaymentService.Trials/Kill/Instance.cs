using System.Collections.Concurrent;

namespace PaymentService.Trials;

/// <summary>One instance of the service: killed, and started again at once at the same address, until it is left in peace.</summary>
internal sealed class Instance(string name, KillStage stage, Random draws) : IAsyncDisposable
{
    private static readonly TimeSpan s_start = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_shortLife = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan s_longLife = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <summary>After so many signs of work, at most, the next that is meant is a life's last: the queue and all clients come at once in the beginning.</summary>
    private const int MostEvents = 150;

    /// <summary>Long enough for a circuit to open, and for payments that are in doubt to come back from the queue.</summary>
    private const int MostEventsOfLongLife = 600;

    /// <summary>Where none is meant for so long, any is.</summary>
    private const int MostEventsInVain = 50;

    /// <summary>What is asked when it dies; null: whatever it is.</summary>
    private static readonly StripeStep?[] s_aims = [StripeStep.Prepare, StripeStep.Confirm, StripeStep.Confirm, null, null];

    private readonly LoopbackPort _port = new();
    private readonly Lock _lock = new();
    private ServiceProcess? _process;
    private bool _isKilled;

    /// <summary>A request of its is at a processor, or, null, it has answered a client. Whoever listens is told before anything goes on.</summary>
    private event Action<StripeMoment?>? Worked;

    public string Name => name;

    public Uri Address => _port.Address;

    /// <summary>It says who asks, in a processor's traffic.</summary>
    private string ApiKey => $"sk_test_{name}";

    /// <summary>Done when this life of it takes requests; failed when it ends before.</summary>
    public Task Ready => _process!.Ready;

    /// <summary>To be called where the instance is seen at work.</summary>
    public void SeenAtWork(StripeMoment? moment)
    {
        if (moment is null || moment.ApiKey == ApiKey)
        {
            Worked?.Invoke(moment);
        }
    }

    public void Start()
    {
        // A lease shorter than a call that hangs: the payment is taken over while its first holder still works on it.
        TimeSpan lease = TimeSpan.FromSeconds(draws.Next(2) == 0 ? 1 : 4);
        lock (_lock)
        {
            _process = ServiceProcess.Start(name, Address, stage.Folder, [.. stage.Settings, $"--Stripe:ApiKey={ApiKey}", $"--Backup:ApiKey={ApiKey}", $"--RetryQueue:Lease={lease:c}"], stage.Log);
            _isKilled = false;
        }
    }

    /// <summary>Dies and comes back until the token is cancelled; then it is left running.</summary>
    public async Task DieAgainAndAgainAsync(IReadOnlyList<Instance> all, ConcurrentQueue<string> incidents, CancellationToken enough)
    {
        while (true)
        {
            using (var life = CancellationTokenSource.CreateLinkedTokenSource(enough))
            {
                Task death = DieAsync(all, life.Token);
                await Task.WhenAny(_process!.Ended, Task.Delay(Timeout.InfiniteTimeSpan, enough));
                await life.CancelAsync();
                await death;
            }

            if (!_isKilled && !_process.Ended.IsCompleted)
            {
                return;
            }

            int exitCode = await _process.Ended;
            if (!_isKilled)
            {
                incidents.Enqueue($"{name} ended by itself with exit code {exitCode}.");
                // One that does not even come up would end again and again.
                await Ready;
            }

            await _process.DisposeAsync();
            Start();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _port.Dispose();
    }

    private async Task DieAsync(IReadOnlyList<Instance> all, CancellationToken life)
    {
        try
        {
            Instance[] victims = draws.Next(5) == 0 ? [.. all] : [this];
            if (draws.Next(10) == 0)
            {
                await Task.Delay(s_start * draws.NextDouble(), life);
                Kill("early");
                return;
            }

            await Ready.WaitAsync(life);
            if (draws.Next(3) == 0 || !await DieAtWorkAsync(victims, life))
            {
                await Task.Delay((draws.Next(5) == 0 ? s_longLife : s_shortLife) * draws.NextDouble(), life);
                Array.ForEach(victims, victim => victim.Kill("at a random moment"));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or InvalidOperationException)
        {
            // In peace; or dead before it was ready, by another's hand.
        }
    }

    /// <returns>False where there was hardly anything to do.</returns>
    private async Task<bool> DieAtWorkAsync(Instance[] victims, CancellationToken life)
    {
        StripeStep? aim = draws.GetItems(s_aims, 1)[0];
        bool answered = draws.Next(2) == 0;
        int soonest = draws.Next(draws.Next(4) == 0 ? MostEventsOfLongLife : MostEvents);
        int events = 0;
        var struck = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Strike(StripeMoment? moment)
        {
            int count = Interlocked.Increment(ref events);
            bool isMeant = moment is not null && moment.IsAnswered == answered && (aim ?? moment.Step) == moment.Step;
            // While the circuit is open the moment that is meant does not come.
            if (count > soonest && (isMeant || count > soonest + MostEventsInVain) && !struck.Task.IsCompleted)
            {
                Array.ForEach(victims, victim => victim.Kill($"at {(object?)moment ?? "an answer to a client"}", atRequest: moment is not null && victim == this));
                struck.TrySetResult();
            }
        }

        Worked += Strike;
        try
        {
            await struck.Task.WaitAsync(s_patience, life);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
        finally
        {
            Worked -= Strike;
        }
    }

    private void Kill(string when, bool atRequest = false)
    {
        bool wasRunning;
        lock (_lock)
        {
            if (_isKilled || _process!.Ended.IsCompleted)
            {
                return;
            }

            _isKilled = true;
            wasRunning = Ready.IsCompletedSuccessfully;
            _process.Kill();
        }

        stage.Log.Add("trial", $"{name} is killed {when}.");
        stage.Kills.Add(wasRunning, atRequest);
    }
}
