namespace Resilience;

/// <summary>Awaits calls that may ignore their token: at the deadline the caller goes, and the call is left behind.</summary>
internal static class Abandonment
{
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    public static async Task Await(Task call, CancellationToken token)
    {
        await ThrowIfAbandoned(call, token).ConfigureAwait(false);
        await call.ConfigureAwait(false);
    }

    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    public static async Task<T> Await<T>(Task<T> call, CancellationToken token)
    {
        await ThrowIfAbandoned(call, token).ConfigureAwait(false);
        return await call.ConfigureAwait(false);
    }

    private static async Task ThrowIfAbandoned(Task call, CancellationToken token)
    {
        // Continuations must not run inside Cancel: the callee's own registrations come after this one.
        TaskCompletionSource cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration registration = token.UnsafeRegister(static state => ((TaskCompletionSource)state!).TrySetResult(), cancelled);
        if (await Task.WhenAny(call, cancelled.Task).ConfigureAwait(false) == call)
        {
            return;
        }

        // Nobody will look at the call any more; an exception of it must not count as unobserved.
        _ = call.ContinueWith(
            static abandoned => _ = abandoned.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        throw new OperationCanceledException(token);
    }
}
