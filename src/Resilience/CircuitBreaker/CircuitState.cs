namespace Resilience;

/// <summary>The states of a circuit breaker.</summary>
public enum CircuitState
{
    /// <summary>Calls pass and are counted.</summary>
    Closed,

    /// <summary>Calls are rejected until the interval is over.</summary>
    Open,

    /// <summary>A few calls pass as probes; they decide whether the circuit closes or opens again.</summary>
    HalfOpen,

    /// <summary>Calls are rejected until told otherwise.</summary>
    ForcedOpen,

    /// <summary>Calls pass and are not counted.</summary>
    Disabled,
}
