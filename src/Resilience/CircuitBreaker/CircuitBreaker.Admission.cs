using System.Runtime.CompilerServices;
using Resilience.Execution;

namespace Resilience;

/// <content>The way in.</content>
public sealed partial class CircuitBreaker
{
    /// <summary>The starts of the probes in flight, oldest first. Written with the gate held.</summary>
    private readonly List<long> _probes = [];

    /// <summary>Asks for leave to call. False: rejected, and counted as that.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryEnter(out CircuitPermit permit)
    {
        if (_word.TryEnter(out long word))
        {
            permit = new CircuitPermit(word);
            return true;
        }

        // Into a local of its own: the caller's can stay in registers.
        bool entered = TryEnterSlow(out CircuitPermit slow);
        permit = slow;
        return entered;
    }

    /// <summary>The exception of a rejection that just happened.</summary>
    internal CircuitOpenException Rejection(GuardedMethod? method)
    {
        long now = _clock.Now;
        CircuitState state = CircuitWord.State(Volatile.Read(ref _word.Value));
        TimeSpan? retryAfter = state == CircuitState.Open ? Clock.Until(Volatile.Read(ref _openUntil), now) : null;

        // The circuit may have closed since; the rejection stands.
        return new CircuitOpenException(Name, state is CircuitState.Closed or CircuitState.Disabled ? CircuitState.Open : state, retryAfter, method?.Service, method?.Name);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryEnterSlow(out CircuitPermit permit)
    {
        long word = Volatile.Read(ref _word.Value);
        switch (CircuitWord.State(word))
        {
            case CircuitState.Closed:
                permit = new CircuitPermit(CircuitWord.Identity(word), _clock.Now);
                return true;
            case CircuitState.Disabled:
                permit = CircuitPermit.Uncounted;
                return true;
            case CircuitState.ForcedOpen:
            case CircuitState.Open when _clock.Now < Volatile.Read(ref _openUntil):
                return Reject(out permit);
            default:
                lock (_gate)
                {
                    return TryEnter_NeedsGate(out permit);
                }
        }
    }

    private bool TryEnter_NeedsGate(out CircuitPermit permit)
    {
        long now = _clock.Now;
        EndElapsedInterval_NeedsGate(now);
        switch (State_NeedsGate)
        {
            case CircuitState.Closed:
                permit = new CircuitPermit(CircuitWord.Identity(_word.Value), now);
                return true;
            case CircuitState.Disabled:
                permit = CircuitPermit.Uncounted;
                return true;
            case CircuitState.HalfOpen:
                return TryProbe_NeedsGate(now, out permit);
            default:
                return Reject(out permit);
        }
    }

    private bool TryProbe_NeedsGate(long now, out CircuitPermit permit)
    {
        CircuitSettings settings = _rules.Settings;
        if (_probes.Count >= settings.HalfOpenPermits)
        {
            if (now - _probes[0] < settings.HalfOpenTimeout)
            {
                return Reject(out permit);
            }

            // The oldest probe hangs. All in flight are void: their results will belong to a generation that is over.
            EnterState_NeedsGate(CircuitState.HalfOpen);
        }

        _probes.Add(now);
        permit = new CircuitPermit(CircuitWord.Identity(_word.Value), now);
        return true;
    }

    private bool Reject(out CircuitPermit permit)
    {
        Interlocked.Increment(ref _rejected);
        permit = CircuitPermit.Uncounted;
        return _rules.Settings.Mode == CircuitBreakerMode.Observe;
    }
}
