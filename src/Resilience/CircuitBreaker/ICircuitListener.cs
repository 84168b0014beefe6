namespace Resilience;

/// <summary>Is told of every transition of every circuit of a runtime. Any number may be registered with the service collection.</summary>
/// <remarks>Called in order, off the callers' path, one change at a time. One that throws is logged and keeps no other from being told.</remarks>
public interface ICircuitListener
{
    /// <summary>Called once per transition.</summary>
    /// <param name="change">The transition.</param>
    void OnStateChanged(CircuitStateChange change);
}
