namespace Resilience;

/// <summary>Whether a circuit breaker acts on what it sees.</summary>
public enum CircuitBreakerMode
{
    /// <summary>Calls are rejected while the circuit is open. The default.</summary>
    Enforce,

    /// <summary>The whole state machine runs, state and events say what would have been, and every call passes.</summary>
    Observe,
}
