namespace Resilience.GeneratedTests;

[Timeout(1_000, Abandon = true), Bulkhead(1)]
public interface IConfinedAbandoned : ICalls;
