namespace Resilience.GeneratedTests;

/// <summary>Retries what an open circuit refuses, named by an interface that the rejection implements.</summary>
[CircuitBreaker(ResetTimeout = 1_000), Retry(1, Delay = 0, Handle = [typeof(IRetryAfter)])]
public interface IPatient
{
    Task<int> ReadAsync(CancellationToken cancellationToken);
}
