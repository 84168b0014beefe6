namespace Resilience;

/// <content>From state to state. Each transition starts a generation and queues one event. Whoever holds the gate reads the clock once, so that all that it does happens at one moment.</content>
public sealed partial class CircuitBreaker
{
    private const long NotOpened = -1;

    private long _openedFrom;
    private long _openUntil;

    /// <summary>The generation whose interval still wants its jitter; one that was named by hand gets none.</summary>
    private long _awaitsJitter = NotOpened;

    private int _reopenings;
    private DateTimeOffset? _openedAt;
    private ITimer? _timer;

    /// <summary>Opens for the interval that is due. Returns the generation, for <see cref="DrawInterval"/>.</summary>
    private long Open_NeedsGate(CircuitTransitionReason reason, long now)
    {
        OpenFor_NeedsGate(_rules.Settings.Interval(_reopenings), reason, now);
        return _awaitsJitter = CircuitWord.Identity(_word.Value);
    }

    private void OpenFor_NeedsGate(long interval, CircuitTransitionReason reason, long now)
    {
        _openedFrom = now;
        _awaitsJitter = NotOpened;
        Volatile.Write(ref _openUntil, Clock.After(now, interval));
        Enter_NeedsGate(CircuitState.Open, reason);
        WatchInterval_NeedsGate(now);
    }

    /// <summary>
    /// Moves the end of an interval that has just begun by jitter. Outside the gate, because the source of randomness is the user's; until then
    /// the interval without jitter holds.
    /// </summary>
    private void DrawInterval(long openGeneration)
    {
        double jitter = _rules.Settings.ResetJitter;
        if (openGeneration == NotOpened || jitter == 0)
        {
            return;
        }

        double factor = 1 + (jitter * ((2 * _runtime.NextRandom()) - 1));
        lock (_gate)
        {
            if (_awaitsJitter != openGeneration || State_NeedsGate != CircuitState.Open)
            {
                return;
            }

            long interval = (long)Math.Round(_rules.Settings.Interval(_reopenings) * factor);
            Volatile.Write(ref _openUntil, Clock.After(_openedFrom, interval));
            WatchInterval_NeedsGate(_clock.Now);
        }
    }

    private void Close_NeedsGate(CircuitTransitionReason reason, long now)
    {
        _reopenings = 0;
        _openedAt = null;
        _run = 0;
        EmptyWindow(now);
        if (State_NeedsGate == CircuitState.Closed)
        {
            // No transition, so no generation: calls in flight still count.
            Volatile.Write(ref _word.Value, CircuitWord.WithFlags(_word.Value, Flags(CircuitState.Closed)));
        }
        else
        {
            Enter_NeedsGate(CircuitState.Closed, reason);
        }
    }

    /// <summary>An open circuit whose interval is over is half-open, whoever notices first: the timer, a call, or a reader.</summary>
    private void EndElapsedInterval_NeedsGate(long now)
    {
        if (State_NeedsGate == CircuitState.Open && now >= _openUntil)
        {
            Enter_NeedsGate(CircuitState.HalfOpen, CircuitTransitionReason.ResetTimeoutElapsed);
        }
    }

    /// <summary>Enters a state and tells of it; nothing where the state is the same.</summary>
    private void Enter_NeedsGate(CircuitState to, CircuitTransitionReason reason)
    {
        // Before the state is read: a provider may call timers that are due while it is asked, this circuit's among them.
        DateTimeOffset at = _clock.UtcNow;
        CircuitState from = State_NeedsGate;
        if (from == to)
        {
            return;
        }

        if (to is CircuitState.Open or CircuitState.ForcedOpen)
        {
            _openedAt = at;
        }

        EnterState_NeedsGate(to);
        _runtime.Events.Enqueue(this, new CircuitStateChange(Name, from, to, reason, at));
    }

    /// <summary>Starts a generation in a state, with nothing carried over.</summary>
    private void EnterState_NeedsGate(CircuitState to)
    {
        _probes.Clear();
        _probeSuccesses = 0;
        _run = 0;
        if (to != CircuitState.Open)
        {
            StopTimer_NeedsGate();
        }

        Volatile.Write(ref _word.Value, CircuitWord.Next(_word.Value, to, Flags(to)));
    }

    /// <summary>Ends the interval if it is over, and else sets the timer for what is left of it.</summary>
    private void WatchInterval_NeedsGate(long now)
    {
        EndElapsedInterval_NeedsGate(now);
        if (State_NeedsGate != CircuitState.Open || _runtime.IsDisposed)
        {
            return;
        }

        long milliseconds = _openUntil - now;
        if (_timer is null)
        {
            _timer = _clock.CreateTimer(static state => ((CircuitBreaker)state!).OnTimer(), this, milliseconds);
        }
        else
        {
            _timer.Change(Clock.TimerSpan(milliseconds), System.Threading.Timeout.InfiniteTimeSpan);
        }
    }

    private void OnTimer()
    {
        lock (_gate)
        {
            // A timer may be a little early, or late and of an interval that is over; what is left of the present one counts.
            WatchInterval_NeedsGate(_clock.Now);
        }
    }

    internal void StopTimer()
    {
        lock (_gate)
        {
            StopTimer_NeedsGate();
        }
    }

    private void StopTimer_NeedsGate()
    {
        _timer?.Dispose();
        _timer = null;
    }
}
