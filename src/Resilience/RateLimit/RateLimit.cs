namespace Resilience;

/// <summary>So many calls in a window of time: a bulkhead whose permits the clock gives back. Why it is not one of System.Threading.RateLimiting: docs/adr/0017.</summary>
internal sealed class RateLimit
{
    private readonly object _gate = new();
    private readonly Clock _clock;
    private readonly PermitGate _permits;
    private RateLimitSettings _settings;
    private PermitSchedule _schedule;
    private ITimer? _timer;

    public RateLimit(Clock clock, RateLimitSettings settings)
    {
        _clock = clock;
        _settings = settings;
        _permits = new PermitGate(settings.Permits, settings.QueueLimit);
        _schedule = Schedule(settings);
    }

    public RateLimitSettings Settings => Volatile.Read(ref _settings);

    /// <summary>How long until there is a permit for one who comes now. Those who wait have the ones before it.</summary>
    public TimeSpan RetryAfter
    {
        get
        {
            lock (_gate)
            {
                long now = _clock.Now;
                Replenish_NeedsGate(now);
                return _schedule.NextBeyond(_permits.Waiting) is { } next ? Clock.Until(next, now) : TimeSpan.Zero;
            }
        }
    }

    public bool TryTake()
    {
        lock (_gate)
        {
            long now = _clock.Now;
            Replenish_NeedsGate(now);
            if (!_permits.TryTake())
            {
                return false;
            }

            _schedule.Take(now);
            return true;
        }
    }

    /// <summary>Takes a permit or a place in the queue; null where both are full.</summary>
    public PermitWaiter? TryWait(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            long now = _clock.Now;
            Replenish_NeedsGate(now);
            PermitWaiter? waiter = _permits.TryWait(cancellationToken);
            if (waiter == PermitWaiter.Admitted)
            {
                _schedule.Take(now);
            }

            WatchQueue_NeedsGate(now);
            return waiter;
        }
    }

    /// <summary>Other settings: permits that are out come back as if they had been taken now, no more of them than there are. The same settings change nothing.</summary>
    public void Update(RateLimitSettings settings)
    {
        lock (_gate)
        {
            if (settings == _settings)
            {
                return;
            }

            long now = _clock.Now;
            Replenish_NeedsGate(now);
            _settings = settings;
            _schedule = Schedule(settings);
            _permits.Update(settings.Permits, settings.QueueLimit);
            while (_permits.Taken > settings.Permits)
            {
                // Nobody holds it: a bucket that has become smaller is empty, and owes nothing.
                _permits.Return();
            }

            for (int i = _permits.Taken; i > 0; i--)
            {
                _schedule.Take(now);
            }

            WatchQueue_NeedsGate(now);
        }
    }

    /// <summary>Stops the timer. Nothing would wake who waits, so he is turned away, and nobody waits any more.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _permits.Close();
            WatchQueue_NeedsGate(_clock.Now);
        }
    }

    private PermitSchedule Schedule(RateLimitSettings settings) => new(settings.Kind, settings.Permits, settings.Window, _clock.Now);

    private void Replenish_NeedsGate(long now)
    {
        for (int i = _schedule.Elapse(now); i > 0; i--)
        {
            if (_permits.Return())
            {
                _schedule.Take(now);
            }
        }
    }

    /// <summary>Calls that wait are woken by a timer, which runs only while there are any. After what is due has come back: the next moment lies ahead.</summary>
    private void WatchQueue_NeedsGate(long now)
    {
        if (_permits.Waiting == 0 || _schedule.Next is not { } next)
        {
            _timer?.Dispose();
            _timer = null;
        }
        else if (_timer is null)
        {
            _timer = _clock.CreateTimer(static state => ((RateLimit)state!).OnTimer(), this, next - now);
        }
        else
        {
            _timer.Change(Clock.TimerSpan(next - now), System.Threading.Timeout.InfiniteTimeSpan);
        }
    }

    private void OnTimer()
    {
        lock (_gate)
        {
            long now = _clock.Now;
            Replenish_NeedsGate(now);
            WatchQueue_NeedsGate(now);
        }
    }
}
