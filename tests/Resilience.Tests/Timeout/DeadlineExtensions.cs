using Resilience.Execution;

namespace Resilience.Tests;

/// <summary>Deadlines of one time-out only.</summary>
internal static class DeadlineExtensions
{
    public static void Arm(this Deadline deadline, TimeoutPolicy attempt, CancellationToken caller) => deadline.Arm(attempt, null, 0, caller);

    public static void Arm(this Deadline deadline, TotalTimeoutPolicy total, long expires, CancellationToken caller) => deadline.Arm(null, total, expires, caller);

    public static void Begin(this Deadline deadline, TimeoutPolicy step, CancellationToken caller) => deadline.Begin(step, null, 0, caller);

    public static void Begin(this Deadline deadline, TotalTimeoutPolicy total, long expires, CancellationToken caller) => deadline.Begin(null, total, expires, caller);
}
