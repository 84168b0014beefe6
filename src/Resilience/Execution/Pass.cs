using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Resilience.Execution;

/// <summary>What a call holds while the callee is asked: two words, which stay in registers. For generated code, which gives it back to the <see cref="MethodGuard"/> that it is from.</summary>
/// <remarks>Most calls have a permit and a deadline at most. What any other has is an <see cref="Admission"/>, which lies in an object meanwhile.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Pass
{
    /// <summary>No circuit's word.</summary>
    private const long IsHeld = -1;

    /// <summary>The word of the circuit's permit; 0 where there is no circuit, −1 where the whole admission lies in an object.</summary>
    internal readonly long Word;

    /// <summary>The deadline whose token the callee has, if there is one, or the object in which the admission lies.</summary>
    internal readonly object? Object;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Pass(long word, Deadline? deadline)
    {
        Word = word;
        Object = deadline;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Pass(HeldAdmission held)
    {
        Word = IsHeld;
        Object = held;
    }

    /// <summary>The token for the callee.</summary>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>Our own where a time-out bounds the call, else the caller's.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public CancellationToken TokenOr(CancellationToken cancellationToken)
        => Object is null ? cancellationToken : Word != IsHeld ? Unsafe.As<Deadline>(Object).Token : TokenOr(Object, cancellationToken);

    /// <summary>The whole admission; null where the permit and the deadline are all of it.</summary>
    internal HeldAdmission? Held => Word == IsHeld ? Unsafe.As<HeldAdmission>(Object) : null;

    /// <summary>The deadline of a call that holds no more than that and a permit.</summary>
    internal Deadline? Deadline => Word != IsHeld ? Unsafe.As<Deadline>(Object) : null;

    /// <summary>Whether the callee may be called.</summary>
    internal bool IsEntered => Held is null or { Admission.IsEntered: true };

    /// <summary>The call as telemetry sees it; null where nobody listens.</summary>
    internal CallTrace? Trace => Held?.Admission.Trace;

    /// <summary>All that the call has.</summary>
    internal Admission Admission => Held is { } held ? held.Admission : new Admission { Permit = new CircuitPermit(Word), Deadline = Deadline, Entry = Entry.Admitted };

    /// <summary>The object in which the admission lies is free for another call. Where nobody says so, it is garbage.</summary>
    internal void Release() => Held?.Release();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static CancellationToken TokenOr(object held, CancellationToken cancellationToken) => Unsafe.As<HeldAdmission>(held).Admission.TokenOr(cancellationToken);
}
