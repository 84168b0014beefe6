using System.Runtime.CompilerServices;

namespace Resilience;

/// <summary>Monotonic time in whole milliseconds; the wall clock decides nothing.</summary>
internal sealed class Clock(TimeProvider provider)
{
    private readonly bool _isSystem = ReferenceEquals(provider, TimeProvider.System);
    private readonly long _origin = provider.GetTimestamp();

    public TimeProvider Provider => provider;

    /// <summary>Milliseconds since some origin. TickCount64 costs less than a high-resolution timestamp.</summary>
    public long Now
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _isSystem ? Environment.TickCount64 : NowOfProvider();
    }

    public DateTimeOffset UtcNow => provider.GetUtcNow();

    /// <summary>A duration in whole milliseconds. A fraction counts as one more, so that nothing is early.</summary>
    public static long Milliseconds(TimeSpan duration)
        => (duration.Ticks / TimeSpan.TicksPerMillisecond) + (duration.Ticks % TimeSpan.TicksPerMillisecond > 0 ? 1 : 0);

    /// <summary>A moment in the future; one beyond the end of time is the end of time.</summary>
    public static long After(long now, long duration) => duration > long.MaxValue - now ? long.MaxValue : now + duration;

    public static TimeSpan Until(long moment, long now)
        => moment - now >= MaxMilliseconds ? TimeSpan.MaxValue : TimeSpan.FromMilliseconds(Math.Max(0, moment - now));

    /// <summary>A one-shot timer that does not carry the creator's execution context. One-shots beyond the longest that timers take fire early; callbacks check the time.</summary>
    public ITimer CreateTimer(TimerCallback callback, object state, long milliseconds)
    {
        bool restore = !ExecutionContext.IsFlowSuppressed();
        if (restore)
        {
            ExecutionContext.SuppressFlow();
        }

        try
        {
            return provider.CreateTimer(callback, state, TimerSpan(milliseconds), System.Threading.Timeout.InfiniteTimeSpan);
        }
        finally
        {
            if (restore)
            {
                ExecutionContext.RestoreFlow();
            }
        }
    }

    public static TimeSpan TimerSpan(long milliseconds)
        => milliseconds < 0 ? System.Threading.Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(Math.Min(milliseconds, LongestTimer));

    /// <summary>A day less than what <see cref="System.Threading.Timer"/> takes, 2³²−2 ms.</summary>
    public const long LongestTimer = uint.MaxValue - (24L * 60 * 60 * 1_000);

    private const long MaxMilliseconds = long.MaxValue / TimeSpan.TicksPerMillisecond;

    // Integer division of ticks, never a double: exactly 30 000 ms must be 30 000.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private long NowOfProvider() => provider.GetElapsedTime(_origin).Ticks / TimeSpan.TicksPerMillisecond;
}
