using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Resilience.Execution;

/// <summary>What a call holds while the callee is asked: three words, which stay in registers. For generated code, which gives it back to the <see cref="MethodGuard"/> that it is from.</summary>
/// <remarks>Most calls have a permit and a deadline at most. What any other has is an <see cref="Admission"/>, which lies in an object meanwhile.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Pass
{
    /// <summary>The word of the circuit's permit, if there is a circuit.</summary>
    internal readonly long Word;

    /// <summary>The deadline whose token the callee has, if there is one.</summary>
    internal readonly Deadline? Deadline;

    /// <summary>The whole admission; null where the permit and the deadline are all of it.</summary>
    internal readonly HeldAdmission? Held;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Pass(long word, Deadline? deadline)
    {
        Word = word;
        Deadline = deadline;
        Held = null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Pass(HeldAdmission held)
    {
        Word = 0;
        Deadline = held.Admission.Deadline;
        Held = held;
    }

    /// <summary>The token for the callee.</summary>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>Our own where a time-out bounds the call, else the caller's.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public CancellationToken TokenOr(CancellationToken cancellationToken) => Deadline is { } deadline ? deadline.Token : cancellationToken;

    /// <summary>Whether the callee may be called.</summary>
    internal bool IsEntered => Held is null or { Admission.IsEntered: true };

    /// <summary>The call as telemetry sees it; null where nobody listens.</summary>
    internal CallTrace? Trace => Held?.Admission.Trace;

    /// <summary>All that the call has.</summary>
    internal Admission Admission => Held is { } held ? held.Admission : new Admission { Permit = new CircuitPermit(Word), Deadline = Deadline, Entry = Entry.Admitted };

    /// <summary>The object in which the admission lies is free for another call. Where nobody says so, it is garbage.</summary>
    internal void Release() => Held?.Release();
}
