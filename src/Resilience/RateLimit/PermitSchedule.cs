namespace Resilience;

/// <summary>When the permits of a <see cref="PermitGate"/> that were taken come back. Not thread-safe.</summary>
/// <remarks>Whatever the kind of limit, permits come back in the order in which they were taken, so that one queue holds the moments.</remarks>
internal sealed class PermitSchedule(RateLimitKind kind, int permits, long window, long origin)
{
    /// <summary>A sliding window forgets in steps of a tenth, as the circuit breaker's does.</summary>
    private const int Tenths = 10;

    private readonly Queue<long> _returns = new();
    private long _last;
    private long _count;

    /// <summary>When the next permit comes back; null while all are there.</summary>
    public long? Next => _returns.TryPeek(out long next) ? next : null;

    /// <summary>Notes that a permit was taken.</summary>
    public void Take(long now) => _returns.Enqueue(kind switch
    {
        RateLimitKind.FixedWindow => StartOf(1 + ((now - origin) / window), window, 1),
        RateLimitKind.SlidingWindow => StartOf(Tenths + ((now - origin) * Tenths / window), window, Tenths),
        _ => NextToken(now),
    });

    /// <summary>How many permits have come back by now and were not counted yet.</summary>
    public int Elapse(long now)
    {
        int returned = 0;
        while (_returns.TryPeek(out long next) && next <= now)
        {
            _returns.Dequeue();
            returned++;
        }

        return returned;
    }

    /// <summary>The first whole millisecond of a part of the window.</summary>
    private long StartOf(long part, long length, int parts) => origin + (((part * length) + parts - 1) / parts);

    /// <summary>A bucket fills evenly: each token comes a fraction of the window after the one before, or after the bucket was last full.</summary>
    private long NextToken(long now)
    {
        if (_returns.Count == 0)
        {
            _last = now;
            _count = 0;
        }

        _count++;
        return _last + (((_count * window) + permits - 1) / permits);
    }
}
