namespace Resilience.GeneratedTests;

/// <summary>Guards an interface of the base class library, open.</summary>
[ResilientProxy(typeof(IList<>)), CircuitBreaker(FailureThreshold = 2)]
internal sealed partial class GuardedList<T>;
