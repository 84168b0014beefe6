namespace Resilience.GeneratedTests;

/// <summary>How a call ends, as telemetry spells it.</summary>
public enum Ending
{
    Success,
    Failure,
    Ignored,
    Cancelled,
    CircuitOpen,
    Timeout,
    BulkheadFull,
    RateLimited,
}
