namespace Resilience.GeneratedTests;

[CircuitBreaker(FailureThreshold = 3, Handle = [typeof(HttpRequestException), typeof(TimeoutException)], Ignore = [typeof(PlatformNotSupportedException)])]
public interface IBreaker : ICalls;
