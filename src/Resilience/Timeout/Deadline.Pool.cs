using System.Runtime.CompilerServices;

namespace Resilience.Execution;

/// <content>The free deadlines of each thread: its own one, which most calls find free and give back by a flag, and those for calls that it begins while that is lent.</content>
internal sealed partial class Deadline
{
    /// <summary>What one thread keeps besides its own: enough for the calls that it has pending at once in an ordinary service, little enough to forget.</summary>
    private const int LargestPool = 31;

    /// <summary>The thread's own.</summary>
    [ThreadStatic]
    private static Deadline? t_own;

    /// <summary>The thread's other free deadlines, all of one runtime, as a stack.</summary>
    [ThreadStatic]
    private static Deadline? t_pooled;

    /// <summary>Whether it is some thread's own. Only that thread lends it; any may give it back.</summary>
    private bool _isOwn;
    private bool _isLent;

    /// <summary>Whether its token is cancelled, or may be: nobody can have it any more.</summary>
    private volatile bool _isSpent;

    /// <summary>The next free one, and how many there are from here on.</summary>
    private Deadline? _next;
    private int _free;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Deadline Rent(ResilienceRuntime runtime)
    {
        Deadline? own = t_own;
        if (own is null || own._runtime != runtime || Volatile.Read(ref own._isLent))
        {
            return RentAnother(runtime);
        }

        own._isLent = true;
        return own;
    }

    internal static Deadline Fresh(ResilienceRuntime runtime) => new(runtime, isFresh: true);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Deadline RentAnother(ResilienceRuntime runtime)
    {
        Deadline? own = t_own;
        if (own is null || own._isSpent || !Volatile.Read(ref own._isLent))
        {
            // The runtime that is busy on this thread takes it over; the other's deadline goes with its timer.
            own?._timer?.Dispose();
            return t_own = new Deadline(runtime, isFresh: false) { _isOwn = true, _isLent = true };
        }

        Deadline? pooled = t_pooled;
        if (pooled is null || pooled._runtime != runtime)
        {
            return new Deadline(runtime, isFresh: false);
        }

        t_pooled = pooled._next;
        return pooled;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Pool()
    {
        if (_isOwn)
        {
            Volatile.Write(ref _isLent, false);
        }
        else
        {
            PoolAbove(t_pooled);
        }
    }

    /// <summary>Ends the life of one that cannot be lent again.</summary>
    private void Spend()
    {
        _timer?.Dispose();
        _isSpent = true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void PoolAbove(Deadline? top)
    {
        if (top is null || top._runtime == _runtime)
        {
            if (top?._free >= LargestPool)
            {
                _timer?.Dispose();
                return;
            }

            _next = top;
            _free = (top?._free ?? 0) + 1;
        }
        else
        {
            // The runtime that is busy on this thread takes the pool over; the other's deadlines go with their timers.
            for (Deadline? other = top; other is not null; other = other._next)
            {
                other._timer?.Dispose();
            }

            _next = null;
            _free = 1;
        }

        t_pooled = this;
    }
}
