namespace Resilience.GeneratedTests;

/// <summary>Guards an open generic interface of the base class library.</summary>
[ResilientProxy(typeof(IComparer<>)), CircuitBreaker(FailureThreshold = 1)]
internal sealed partial class GuardedComparer<TItem>;
