namespace Resilience.GeneratedTests;

/// <summary>The interface of docs/configuration.md.</summary>
[CircuitBreaker(FailureThreshold = 3), Timeout(5_000)]
public interface IPaymentGateway
{
    [Retry(2)]
    Task<string> PrepareAsync(string payment, CancellationToken cancellationToken);

    Task<string> ChargeAsync(string payment, CancellationToken cancellationToken);
}
