namespace Shapes;

// proxied
[CircuitBreaker(Mode = (CircuitBreakerMode)9)]
public interface IUndefinedValues
{
    [Retry(Backoff = (RetryBackoff)(-5))] void Odd();
    [Fallback(nameof(Spare), When = (FallbackWhen)65)] void Run();
    [Fallback(nameof(Spare), When = (FallbackWhen)(-1))] void Other();
    void Spare();
}
