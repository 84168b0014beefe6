using System.Runtime.CompilerServices;

namespace Resilience.Execution;

/// <content>The free deadlines of each thread.</content>
internal sealed partial class Deadline
{
    /// <summary>What one thread keeps: enough for the calls that it has pending at once in an ordinary service, little enough to forget.</summary>
    private const int LargestPool = 32;

    /// <summary>The thread's free deadlines, all of one runtime, as a stack.</summary>
    [ThreadStatic]
    private static Deadline? t_pooled;

    /// <summary>The next free one, and how many there are from here on.</summary>
    private Deadline? _next;
    private int _free;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Deadline Rent(ResilienceRuntime runtime)
    {
        Deadline? pooled = t_pooled;
        if (pooled is null || pooled._runtime != runtime)
        {
            return new Deadline(runtime, isFresh: false);
        }

        t_pooled = pooled._next;
        return pooled;
    }

    internal static Deadline Fresh(ResilienceRuntime runtime) => new(runtime, isFresh: true);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Pool()
    {
        Deadline? top = t_pooled;
        if (top is not null)
        {
            PoolAbove(top);
            return;
        }

        _next = null;
        _free = 1;
        t_pooled = this;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void PoolAbove(Deadline top)
    {
        if (top._runtime != _runtime)
        {
            // The runtime that is busy on this thread takes the pool over; the other's deadlines go with their timers.
            for (Deadline? other = top; other is not null; other = other._next)
            {
                other._timer?.Dispose();
            }

            _next = null;
            _free = 1;
            t_pooled = this;
        }
        else if (top._free < LargestPool)
        {
            _next = top;
            _free = top._free + 1;
            t_pooled = this;
        }
        else
        {
            _timer?.Dispose();
        }
    }
}
