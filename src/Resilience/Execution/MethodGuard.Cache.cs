namespace Resilience.Execution;

/// <content>Results that are kept.</content>
public sealed partial class MethodGuard
{
    /// <summary>Whether results are kept: then <see cref="CacheTaskAsync"/> or <see cref="CacheValueTaskAsync"/> is to be called.</summary>
    public bool IsCaching => IsOn(PolicySwitches.Cache);

    /// <summary>Begins the key of a call.</summary>
    /// <returns>The key, without arguments.</returns>
    public CacheKey BeginKey() => new(_cache!.Method);

    /// <summary>Gives the result that is kept, or makes the call and keeps its result.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <typeparam name="TCall">The call with its arguments.</typeparam>
    /// <param name="key">The call's key.</param>
    /// <param name="next">What makes the call and asks the fallback.</param>
    /// <param name="admission">The admission that the call starts from.</param>
    /// <param name="cancellationToken">The caller's token: cancelled, he waits no more.</param>
    /// <returns>The result, or the fallback's answer to this caller.</returns>
    public Task<T> CacheTaskAsync<T, TCall>(in CacheKey key, TCall next, Admission admission, CancellationToken cancellationToken)
        where TCall : struct, IRepeatableCall<Task<T>>
        => FindAsync<T, TCall>(key.ToString(), next, admission, cancellationToken).AsTask();

    /// <summary>Gives the result that is kept, or makes the call and keeps its result.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <typeparam name="TCall">The call with its arguments.</typeparam>
    /// <param name="key">The call's key.</param>
    /// <param name="next">What makes the call and asks the fallback.</param>
    /// <param name="admission">The admission that the call starts from.</param>
    /// <param name="cancellationToken">The caller's token: cancelled, he waits no more.</param>
    /// <returns>The result, or the fallback's answer to this caller.</returns>
    public ValueTask<T> CacheValueTaskAsync<T, TCall>(in CacheKey key, TCall next, Admission admission, CancellationToken cancellationToken)
        where TCall : struct, IRepeatableCall<ValueTask<T>>
        => FindAsync<T, CallAsTask<T, TCall>>(key.ToString(), new CallAsTask<T, TCall>(next), admission, cancellationToken);

    private ValueTask<T> FindAsync<T, TCall>(string key, TCall next, Admission admission, CancellationToken cancellationToken)
        where TCall : struct, IRepeatableCall<Task<T>>
    {
        CallTrace? trace = _telemetry.IsListened ? _telemetry.Begin(_method) : null;
        ValueTask<T> found = AskAsync<T, TCall>(key, next, admission, trace, cancellationToken);
        if (found.IsCompletedSuccessfully)
        {
            trace?.End(CallOutcome.Success);
            return found;
        }

        ValueTask<T> pending = AwaitFoundAsync(found, next, trace, cancellationToken);
        trace?.Suspend();
        return pending;
    }

    private ValueTask<T> AskAsync<T, TCall>(string key, TCall next, in Admission admission, CallTrace? trace, CancellationToken cancellationToken)
        where TCall : struct, IRepeatableCall<Task<T>>
    {
        try
        {
            CachePolicy cache = _cache!;
            CachedCall<T, TCall> call = new(this, next, admission, trace, ExecutionContext.Capture(), cancellationToken);
            return cache.Results.GetOrMakeAsync(key, cache.Duration, cache.Tags, call, static (call, token) => call.MakeAsync(token), cancellationToken);
        }
        catch (Exception exception)
        {
            return ValueTask.FromException<T>(exception);
        }
    }

    private async ValueTask<T> AwaitFoundAsync<T, TCall>(ValueTask<T> found, TCall next, CallTrace? trace, CancellationToken cancellationToken)
        where TCall : struct, IRepeatableCall<Task<T>>
    {
        CallFailure failure;
        T result = default!;
        try
        {
            result = await found.ConfigureAwait(false);
            trace?.End(CallOutcome.Success);
            return result;
        }
        catch (UncachedException<T> uncached)
        {
            result = uncached.Result;
            if (uncached.Failure is not { } refused)
            {
                trace?.End(CallOutcomes.Of(uncached.Outcome));
                return result;
            }

            // Of another's call, or of his own that the cache's token did not know to be cancelled yet: the caller's cancellation is his.
            failure = cancellationToken.IsCancellationRequested && refused.Exception is OperationCanceledException ? CallFailure.Of(refused.Exception, cancellationToken)
                : refused.Cause == CallFailureCause.Cancelled ? CallFailure.Of(refused.Exception, CallFailureCause.Callee)
                : refused;
        }
        catch (Exception exception)
        {
            // The caller's cancellation, or the cache itself.
            failure = CallFailure.Of(exception, cancellationToken);
        }

        failure = failure with { Trace = trace };
        if (Answers(failure))
        {
            return await next.Fallback(failure, cancellationToken).ConfigureAwait(false);
        }

        failure.ThrowUnlessResult();
        return result;
    }

    /// <summary>A call that a cache makes where it has no result: on another thread, as the case may be, and for others too.</summary>
    private readonly struct CachedCall<T, TCall>(MethodGuard guard, TCall next, Admission admission, CallTrace? trace, ExecutionContext? context, CancellationToken caller)
        where TCall : struct, IRepeatableCall<Task<T>>
    {
        public async ValueTask<T> MakeAsync(CancellationToken cancellationToken)
        {
            if (context is not null)
            {
                // What flows with a call, its trace before all, flows through the cache too.
                ExecutionContext.Restore(context);
            }

            SharedOutcome shared = new();
            Admission own = admission;
            guard.Lead(ref own, shared, trace, caller);
            T result = default!;
            try
            {
                result = await guard.RunAsync<T, TCall>(null, next, own, failed: null, result: default!, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                throw new UncachedException<T>(result, shared.Failure ?? CallFailure.Of(exception, cancellationToken), Outcome.Failure);
            }

            return shared.Failure is null && shared.Outcome != Outcome.Failure ? result : throw new UncachedException<T>(result, shared.Failure, shared.Outcome);
        }
    }
}
