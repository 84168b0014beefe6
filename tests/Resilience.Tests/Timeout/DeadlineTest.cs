using Resilience.Execution;

namespace Resilience.Tests;

/// <summary>Deadlines whose clock and timers move only when a test says so.</summary>
public abstract class DeadlineTest : IDisposable
{
    protected DeadlineTest() => Runtime = new ResilienceRuntime(new ResilienceOptions { TimeProvider = Clock });

    internal ManualTimeProvider Clock { get; } = new();

    protected ResilienceRuntime Runtime { get; }

    public void Dispose()
    {
        Runtime.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected TimeoutPolicy Attempt(int milliseconds = 100, bool freshToken = false)
        => new(Runtime, new GuardedMethod("IService", "CallAsync"), milliseconds, freshToken);

    private protected TotalTimeoutPolicy Total(int milliseconds = 1_000) => new(Runtime, new GuardedMethod("IService", "CallAsync"), milliseconds);

    /// <summary>Moves the clock and fires every timer that is due, as often as it is.</summary>
    protected void Advance(long milliseconds)
    {
        Clock.Advance(milliseconds);
        foreach (ManualTimer timer in Clock.Timers)
        {
            if (timer.IsActive)
            {
                // Whoever set it did so relative to an earlier moment; a deadline's timer checks the time itself.
                timer.Fire();
            }
        }
    }
}
