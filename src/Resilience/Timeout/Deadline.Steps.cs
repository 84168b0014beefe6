namespace Resilience.Execution;

/// <content>The steps of a stream: one token for all of them, a time for each, and none for the consumer's work in between but the total.</content>
internal sealed partial class Deadline
{
    /// <summary>Before a step. A callee that ignores its token is not asked for more once the total time is over.</summary>
    /// <exception cref="OperationCanceledException">The total time ran out while the consumer worked.</exception>
    internal void ThrowIfExpired()
    {
        if (_total is not null && HasFired && _clock.Now >= _expires)
        {
            _due = _expires;
            throw new OperationCanceledException(Token);
        }
    }

    /// <summary>A step is pending: its time begins. Once a time-out has cancelled the token, there is nothing left to bound by it.</summary>
    internal void StartStep()
    {
        if (_attempt is { } step && EndLease())
        {
            StartLease(Math.Min(_expires, Clock.After(_clock.Now, step.Milliseconds)));
        }
    }

    /// <summary>A step has brought what it was asked for, in time or late; the consumer's time is its own, within the total.</summary>
    internal void EndStep()
    {
        if (_total is null)
        {
            EndLease();
        }
        else if (_due != _expires && EndLease())
        {
            StartLease(_expires);
        }
    }

    /// <summary>Watches the time of a whole enumeration, each step of which has its own too, and links the caller's token.</summary>
    /// <param name="step">The time-out of each step, if there is one.</param>
    /// <param name="total">The time-out of the enumeration, if there is one.</param>
    /// <param name="expires">When that runs out.</param>
    /// <param name="caller">The caller's token.</param>
    public void Begin(TimeoutPolicy? step, TotalTimeoutPolicy? total, long expires, CancellationToken caller)
    {
        _attempt = step;
        _total = total;
        _expires = total is null ? long.MaxValue : expires;
        if (total is not null)
        {
            StartLease(expires);
        }

        Link(caller);
    }
}
