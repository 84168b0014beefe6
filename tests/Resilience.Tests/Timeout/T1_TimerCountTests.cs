using Resilience.Execution;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class T1_TimerCountTests
{
    /// <summary>On a thread that has lent no deadline yet: its own one, and the 31 that it keeps besides.</summary>
    [Fact]
    public void Deadlines_that_no_pool_keeps_leave_no_timer_behind()
    {
        CountingTimeProvider time = new();
        Thread thread = new(() => RentInBatches(time));
        thread.Start();
        thread.Join();

        time.Live.ShouldBe(32);
    }

    private static void RentInBatches(TimeProvider time)
    {
        using ResilienceRuntime runtime = new(new ResilienceOptions { TimeProvider = time });
        TimeoutPolicy policy = new(runtime, new GuardedMethod("IService", "Method"), 30_000, freshToken: false);
        for (int batch = 0; batch < 10; batch++)
        {
            Deadline[] pending = [.. Enumerable.Range(0, 1_000).Select(_ => policy.Rent())];
            foreach (Deadline deadline in pending)
            {
                deadline.Arm(policy, CancellationToken.None);
            }

            foreach (Deadline deadline in pending)
            {
                deadline.Complete();
            }
        }
    }

    /// <summary>Counts the timers that were made and not disposed; none fires.</summary>
    private sealed class CountingTimeProvider : TimeProvider
    {
        public int Live { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Live++;
            return new Counted(this);
        }

        private sealed class Counted(CountingTimeProvider provider) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose() => provider.Live--;

            public ValueTask DisposeAsync()
            {
                Dispose();
                return default;
            }
        }
    }
}
