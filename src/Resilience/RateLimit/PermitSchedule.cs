namespace Resilience;

/// <summary>When the permits of a <see cref="PermitGate"/> that were taken come back. Not thread-safe.</summary>
/// <remarks>Whatever the kind of limit, permits come back in the order in which they were taken, so that one queue holds the moments.</remarks>
internal sealed class PermitSchedule(RateLimitKind kind, int permits, long window, long origin)
{
    /// <summary>A sliding window forgets in steps of a tenth, as the circuit breaker's does.</summary>
    private const int Tenths = 10;

    private Queue<long> _returns = new();
    private long _last;
    private long _count;

    /// <summary>When the next permit comes back; null while all are there.</summary>
    public long? Next => _returns.TryPeek(out long next) ? next : null;

    /// <summary>When a permit comes back for one who comes now, where so many wait who have those before it; null while there is one.</summary>
    public long? NextBeyond(int waiting)
    {
        // Under fewer permits than are out, the first ones to come back are there no more.
        int gone = _returns.Count - permits;
        return gone < 0 ? null
            : gone + waiting < _returns.Count ? _returns.ElementAt(gone + waiting)
            : GoBeyond(gone, waiting);
    }

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

    /// <summary>Where more wait than permits are out, the permit is one that has yet to be taken by one of them, and is found by going there.</summary>
    private long GoBeyond(int gone, int waiting)
    {
        PermitSchedule ahead = new(kind, permits, window, origin) { _returns = new Queue<long>(_returns.Skip(gone)), _last = _last, _count = _count };
        while (true)
        {
            long now = ahead._returns.Peek();
            int returned = ahead.Elapse(now);
            if (returned > waiting)
            {
                return now;
            }

            waiting -= returned;
            for (; returned > 0; returned--)
            {
                ahead.Take(now);
            }
        }
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
