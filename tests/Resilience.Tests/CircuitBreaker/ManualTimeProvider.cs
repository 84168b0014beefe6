namespace Resilience.Tests;

/// <summary>A clock that moves and timers that fire only when a test says so, each on its own.</summary>
internal sealed class ManualTimeProvider(long frequency = 10_000_000) : TimeProvider
{
    private readonly List<ManualTimer> _timers = [];
    private long _timestamp;

    public override long TimestampFrequency { get; } = frequency;

    /// <summary>The wall clock; it does not follow the timestamp.</summary>
    public DateTimeOffset Wall { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public ManualTimer[] Timers
    {
        get
        {
            lock (_timers)
            {
                return [.. _timers];
            }
        }
    }

    /// <summary>The timer that was made last.</summary>
    public ManualTimer Last
    {
        get
        {
            lock (_timers)
            {
                return _timers[^1];
            }
        }
    }

    public int ActiveTimers => Timers.Count(timer => timer.IsActive);

    public void Advance(long milliseconds) => Interlocked.Add(ref _timestamp, milliseconds * (TimestampFrequency / 1_000));

    /// <summary>Run once, by whoever reads the clock next: what happens between a look at a circuit and its gate.</summary>
    public Action? OnNextRead { get; set; }

    public override long GetTimestamp()
    {
        Action? onRead = OnNextRead;
        OnNextRead = null;
        onRead?.Invoke();
        return Interlocked.Read(ref _timestamp);
    }

    public override DateTimeOffset GetUtcNow() => Wall;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ManualTimer timer = new(callback, state) { Due = dueTime, Period = period };
        lock (_timers)
        {
            _timers.Add(timer);
        }

        return timer;
    }
}
