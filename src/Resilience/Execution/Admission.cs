using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Resilience.Execution;

/// <summary>What a method's policies gave a call on its way in. For generated code, which gives it back to the <see cref="MethodGuard"/> that it is from.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Admission
{
    /// <summary>The circuit's permit, if there is a circuit.</summary>
    internal CircuitPermit Permit;

    /// <summary>The deadline whose token the callee has, if there is a time-out.</summary>
    internal Deadline? Deadline;

    /// <summary>The circuit of the call's key; null where the guard has one for all calls, or none.</summary>
    internal CircuitBreaker? Keyed;

    /// <summary>The call as telemetry sees it; null where nobody listens.</summary>
    internal CallTrace? Trace;

    /// <summary>Those who wait for the call together, who ask the fallback each for himself; null where one does.</summary>
    internal SharedOutcome? Shared;

    /// <summary>When the total time-out runs out; 0 where nobody asked for it yet.</summary>
    internal long Expires;

    /// <summary>When the call started, as <see cref="RetryPolicy.Start"/> told.</summary>
    internal long Started;

    internal CallFailureCause Refusal;

    internal Entry Entry;

    /// <summary>Whether the call has begun: a further attempt keeps its start and its total time.</summary>
    internal bool HasBegun;

    /// <summary>Whether the call holds a slot of the bulkhead.</summary>
    internal bool HasSlot;

    /// <summary>Whether the callee may be called.</summary>
    public readonly bool IsEntered
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Entry == Entry.Admitted;
    }

    /// <summary>Whether there is more to give back than a permit and a deadline.</summary>
    internal readonly bool HoldsMore
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => HasSlot || Trace is not null;
    }

    /// <summary>The admission to ask for where the circuit is the one of a key.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <returns>An admission that has yet to be asked for.</returns>
    public static Admission Through(CircuitBreaker circuit) => new() { Keyed = circuit };

    /// <summary>The token for the callee.</summary>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>Our own where a time-out bounds the call, else the caller's.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly CancellationToken TokenOr(CancellationToken cancellationToken) => Deadline is { } deadline ? deadline.Token : cancellationToken;

    /// <summary>The same call, to be let in once more.</summary>
    internal readonly Admission Again() => new() { Keyed = Keyed, Trace = Trace, Shared = Shared, Expires = Expires, Started = Started, HasBegun = HasBegun };

    internal readonly Admission Refused(CallFailureCause cause)
    {
        Admission refused = Again();
        refused.Entry = Entry.Refused;
        refused.Refusal = cause;
        return refused;
    }
}
