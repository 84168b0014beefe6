namespace Resilience.Execution;

/// <summary>How far a call has come on its way in.</summary>
internal enum Entry : byte
{
    /// <summary>Nothing has been asked.</summary>
    None,

    /// <summary>All policies let it pass.</summary>
    Admitted,

    /// <summary>It has the circuit's permit and is to wait for one of the rate limit.</summary>
    AwaitsPermit,

    /// <summary>It is to wait for a slot of the bulkhead, within its time-out.</summary>
    AwaitsSlot,

    /// <summary>It is over before the callee was called.</summary>
    Refused,
}
