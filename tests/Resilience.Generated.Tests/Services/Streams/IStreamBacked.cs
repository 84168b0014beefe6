namespace Resilience.GeneratedTests;

[CircuitBreaker(FailureThreshold = 3), Fallback(typeof(StreamBackup), Ignore = [typeof(InvalidOperationException)])]
public interface IStreamBacked : IStreams;
