using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Resilience.Execution;

/// <summary>What a method's policies gave a call on its way in. For generated code, which gives it back to the <see cref="MethodGuard"/> that it is from.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Admission
{
    internal Admission(CircuitPermit permit, Deadline? deadline, long expires, long started)
    {
        Permit = permit;
        Deadline = deadline;
        Expires = expires;
        Started = started;
    }

    /// <summary>The token for the callee, where a time-out bounds the call.</summary>
    public CancellationToken Token
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Deadline!.Token;
    }

    /// <summary>The circuit's permit, if there is a circuit.</summary>
    internal CircuitPermit Permit { get; }

    /// <summary>The deadline whose token the callee has, if there is a time-out.</summary>
    internal Deadline? Deadline { get; }

    /// <summary>When the total time-out runs out, if there is one.</summary>
    internal long Expires { get; }

    /// <summary>When the call started, as <see cref="RetryPolicy.Start"/> told.</summary>
    internal long Started { get; }
}
