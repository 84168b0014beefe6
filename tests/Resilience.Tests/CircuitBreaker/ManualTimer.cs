namespace Resilience.Tests;

/// <summary>A timer that fires only when a test says so: early, late, or after it was disposed.</summary>
internal sealed class ManualTimer(TimerCallback callback, object? state) : ITimer
{
    public TimeSpan Due { get; set; }

    public TimeSpan Period { get; set; }

    public bool IsDisposed { get; private set; }

    public bool WasFlowSuppressed { get; } = ExecutionContext.IsFlowSuppressed();

    public bool IsActive => !IsDisposed && Due != Timeout.InfiniteTimeSpan;

    public void Fire() => callback(state);

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        Due = dueTime;
        Period = period;
        return !IsDisposed;
    }

    public void Dispose() => IsDisposed = true;

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }
}
