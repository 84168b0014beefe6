namespace Resilience.GeneratedTests;

[CircuitBreaker(FailureThreshold = 3), Fallback(typeof(Backup), Ignore = [typeof(InvalidOperationException)])]
public interface IBacked : ICalls;
