using System.Diagnostics;

namespace PaymentService.Trials;

/// <summary>
/// Breaks a processor and mends it, at random. It changes when requests have seen it, however slow the machine is; where none come, the circuit being
/// open or the services being dead, it changes all the same after a while.
/// </summary>
internal sealed class Weather : IDisposable
{
    private const int MostStruck = 16;
    private const int MostSpared = 60;
    private static readonly TimeSpan s_longestFault = TimeSpan.FromSeconds(1.2);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(20);
    private readonly TrialProcessor _processor;
    private readonly StripeTraffic _traffic;
    private readonly Random _draws;
    private readonly Random _drawsAtDeath;
    private readonly TrialLog _log;
    private int _requests;
    private volatile bool _somebodyDied;

    public Weather(TrialProcessor processor, StripeTraffic traffic, Random draws, TrialLog log)
    {
        (_processor, _traffic, _draws, _log) = (processor, traffic, draws, log);
        _drawsAtDeath = new Random(draws.Next());
        _traffic.Reached += Count;
    }

    /// <summary>The backup is well for longer: a payment that wrongly goes there must find it so.</summary>
    private TimeSpan LongestCalm => TimeSpan.FromSeconds(_processor.Which is Processor.Stripe ? 2 : 6);

    /// <summary>Until the token is cancelled; then the processor is well.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await SetAsync(Fault.None);
            await WaitAsync(LongestCalm, _draws.Next(MostSpared), stop);
            Fault[][] spells = _somebodyDied ? Fault.SpellsAfterKill : Fault.Spells;
            _somebodyDied = false;
            foreach (Fault fault in _draws.GetItems(spells, 1)[0])
            {
                // Some strike so many requests and let the next ones pass.
                bool isCounted = fault.Mode != "down" && _draws.Next(3) == 0;
                await SetAsync(isCounted ? fault with { Count = _draws.Next(1, MostStruck) } : fault);
                await WaitAsync(s_longestFault, fault.Mode == "down" ? 0 : _draws.Next(1, MostStruck), stop);
            }
        }

        await SetAsync(Fault.None);
    }

    /// <summary>To be called when a service is killed: now and then it comes back into bad weather at once.</summary>
    public void SomebodyDies()
    {
        lock (_drawsAtDeath)
        {
            _somebodyDied |= _drawsAtDeath.Next(2) == 0;
        }
    }

    public void Dispose() => _traffic.Reached -= Count;

    private void Count(StripeMoment moment)
    {
        if (moment.Processor == _processor.Which && !moment.IsAnswered)
        {
            Interlocked.Increment(ref _requests);
        }
    }

    private async Task SetAsync(Fault fault)
    {
        _log.Add("trial", $"{_processor.Name}: {fault}");
        await _processor.BreakAsync(fault);
    }

    private async Task WaitAsync(TimeSpan longest, int requests, CancellationToken stop)
    {
        int wanted = _requests + requests;
        TimeSpan drawn = longest * _draws.NextDouble();
        var watch = Stopwatch.StartNew();
        using var look = new PeriodicTimer(s_look);
        try
        {
            while (!_somebodyDied && (watch.Elapsed < drawn || (_requests < wanted && watch.Elapsed < s_patience)))
            {
                await look.WaitForNextTickAsync(stop);
            }
        }
        catch (OperationCanceledException)
        {
            // The storm is over.
        }
    }
}
