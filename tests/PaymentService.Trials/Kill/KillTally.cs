namespace PaymentService.Trials;

/// <summary>Counts the kills, and tells when they are enough.</summary>
internal sealed class KillTally(KillSettings settings) : IDisposable
{
    private readonly CancellationTokenSource _storm = new();
    private readonly CancellationTokenSource _enough = new();
    private readonly Lock _lock = new();

    /// <summary>One more is killed.</summary>
    public event Action? Killed;

    /// <summary>Services that took requests.</summary>
    public int Running { get; private set; }

    /// <summary>Of these, killed with a request of theirs at a processor.</summary>
    public int AtRequest { get; private set; }

    /// <summary>Services that were not up yet.</summary>
    public int Starting { get; private set; }

    /// <summary>Cancelled when Stripe is to be well for the rest.</summary>
    public CancellationToken StormIsOver => _storm.Token;

    /// <summary>Cancelled with the last kill.</summary>
    public CancellationToken Enough => _enough.Token;

    public void Add(bool wasRunning, bool atRequest)
    {
        lock (_lock)
        {
            Starting += wasRunning ? 0 : 1;
            Running += wasRunning ? 1 : 0;
            AtRequest += wasRunning && atRequest ? 1 : 0;
        }

        Killed?.Invoke();
        if (Running >= settings.KillsInStorm)
        {
            _storm.Cancel();
        }

        if (Running >= settings.Kills)
        {
            _enough.Cancel();
        }
    }

    public void Dispose()
    {
        _storm.Dispose();
        _enough.Dispose();
    }
}
