using System.Diagnostics.CodeAnalysis;
using Resilience.Execution;

namespace Resilience;

/// <summary>Carries what is not to be kept through a cache, which keeps what is returned to it. No caller sees it.</summary>
[SuppressMessage("Design", "CA1032", Justification = "It is thrown at one place.")]
[SuppressMessage("Design", "CA1064", Justification = "It is caught where it was thrown past the cache.")]
internal sealed class UncachedException<T>(T result, CallFailure? failure, Outcome outcome) : Exception("The outcome of a call that is not cached.")
{
    /// <summary>The result, where the call brought one.</summary>
    public T Result { get; } = result;

    /// <summary>Why the call failed; null where only the circuit's classifier calls its result a failure.</summary>
    public CallFailure? Failure { get; } = failure;

    /// <summary>What the circuit's classifier calls the result.</summary>
    public Outcome Outcome { get; } = outcome;
}
