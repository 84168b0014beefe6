namespace Resilience;

/// <content>Control by hand. Every transition between states may be made.</content>
public sealed partial class CircuitBreaker
{
    /// <summary>Opens the circuit, or, where it is open, renews the end of the interval.</summary>
    /// <param name="duration">How long until it is half-open, above zero; neither jittered nor multiplied. Null = <see cref="CircuitBreakerOptions.ResetTimeout"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is zero or negative.</exception>
    public void Open(TimeSpan? duration = null)
    {
        if (duration <= TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(duration), duration, $"duration is {duration}, but must be above zero.");
        }

        lock (_gate)
        {
            long now = _clock.Now;
            EndElapsedInterval_NeedsGate(now);
            OpenFor_NeedsGate(duration is { } named ? Clock.Milliseconds(named) : _rules.Settings.ResetTimeout, CircuitTransitionReason.Manual, now);
        }
    }

    /// <summary>Rejects all calls until told otherwise.</summary>
    public void ForceOpen()
    {
        lock (_gate)
        {
            EndElapsedInterval_NeedsGate(_clock.Now);
            Enter_NeedsGate(CircuitState.ForcedOpen, CircuitTransitionReason.Manual);
        }
    }

    /// <summary>Closes the circuit and empties its window and its runs of failures and of reopenings.</summary>
    public void Close()
    {
        lock (_gate)
        {
            long now = _clock.Now;
            EndElapsedInterval_NeedsGate(now);
            Close_NeedsGate(CircuitTransitionReason.Manual, now);
        }
    }

    /// <summary>Lets all calls pass and counts none, until told otherwise.</summary>
    public void Disable()
    {
        lock (_gate)
        {
            EndElapsedInterval_NeedsGate(_clock.Now);
            Enter_NeedsGate(CircuitState.Disabled, CircuitTransitionReason.Manual);
        }
    }

    /// <summary>As <see cref="Close"/>, and sets the totals to zero.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            long now = _clock.Now;
            EndElapsedInterval_NeedsGate(now);
            Close_NeedsGate(CircuitTransitionReason.Manual, now);
            _failures = 0;
            _ignored = 0;
            _successes = 0;
            Interlocked.Exchange(ref _rejected, 0);
        }
    }
}
