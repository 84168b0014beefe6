using Resilience.Execution;

namespace Resilience;

/// <summary>Awaits calls that may ignore their token: at the deadline the caller goes, and the call is left behind.</summary>
internal static class Abandonment
{
    /// <exception cref="OperationCanceledException">The deadline's token was cancelled first.</exception>
    public static async Task Await(Task call, Deadline deadline, PermitGate? slot)
    {
        await ThrowIfAbandoned(call, deadline, slot).ConfigureAwait(false);
        await call.ConfigureAwait(false);
    }

    /// <exception cref="OperationCanceledException">The deadline's token was cancelled first.</exception>
    public static async Task<T> Await<T>(Task<T> call, Deadline deadline, PermitGate? slot)
    {
        await ThrowIfAbandoned(call, deadline, slot).ConfigureAwait(false);
        return await call.ConfigureAwait(false);
    }

    private static async Task ThrowIfAbandoned(Task call, Deadline deadline, PermitGate? slot)
    {
        // Continuations must not run inside Cancel: the callee's own registrations come after this one.
        CancellationToken token = deadline.Token;
        TaskCompletionSource cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration registration = token.UnsafeRegister(static state => ((TaskCompletionSource)state!).TrySetResult(), cancelled);
        if (await Task.WhenAny(call, cancelled.Task).ConfigureAwait(false) == call)
        {
            return;
        }

        // Nobody will look at the call any more; an exception of it must not count as unobserved. Its slot is taken until it really ends.
        deadline.LeaveBehind();
        _ = call.ContinueWith(
            static (abandoned, slot) =>
            {
                _ = abandoned.Exception;
                ((PermitGate?)slot)?.Return();
            },
            slot,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        throw new OperationCanceledException(token);
    }
}
