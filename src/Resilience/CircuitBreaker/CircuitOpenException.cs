namespace Resilience;

/// <summary>The circuit is open, or half-open with all its probes in flight; the callee was not called.</summary>
public sealed class CircuitOpenException : RejectedException
{
    /// <summary>Makes a rejection by a circuit.</summary>
    /// <param name="circuitName">The circuit's name.</param>
    /// <param name="state">The circuit's state.</param>
    /// <param name="retryAfter">What is left of the open interval; null where unknown.</param>
    /// <param name="service">The service, as circuits display it; null for a circuit used by hand.</param>
    /// <param name="method">The method; null for a circuit used by hand.</param>
    public CircuitOpenException(string circuitName, CircuitState state, TimeSpan? retryAfter = null, string? service = null, string? method = null)
        : base(Describe(circuitName, state, retryAfter, service, method), retryAfter, service, method)
    {
        CircuitName = circuitName;
        State = state;
    }

    /// <summary>The circuit's name.</summary>
    public string CircuitName { get; }

    /// <summary>The circuit's state at the rejection.</summary>
    public CircuitState State { get; }

    private static string Describe(string circuitName, CircuitState state, TimeSpan? retryAfter, string? service, string? method)
    {
        string because = state switch
        {
            CircuitState.HalfOpen => "is half-open and all its probes are in flight",
            CircuitState.ForcedOpen => "is forced open",
            _ => "is open",
        };
        return Describe($"the circuit '{circuitName}' {because}", retryAfter, service, method);
    }
}
