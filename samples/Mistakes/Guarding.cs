namespace Mistakes.Guarding;

public class Checkout
{
    private interface IGateway // RES0001
    {
        [CircuitBreaker]
        Task ChargeAsync(int order, CancellationToken cancellationToken);
    }
}

public interface IRates
{
    [Timeout(500)] // RES0002
    decimal Get(string currency);
}

[ResilientProxy<IClock>, CircuitBreaker]
public abstract partial class AbstractProxy; // RES0003

[ResilientProxy<IClock>, CircuitBreaker]
public sealed partial class HiddenProxy
{
    [Retry(2, Idempotent = true)] // RES0004
    partial void Set(int value);
}

public interface IClock
{
    void Set(int value);
}

public sealed class Clock : IClock
{
    [CircuitBreaker] // RES0005
    public void Set(int value)
    {
    }
}

public interface ITokens
{
    [Timeout(500)] // RES0020
    Task<int> NoneAsync();

    [CircuitBreaker]
    Task<int> TwoAsync(CancellationToken soft, CancellationToken hard); // RES0022
}

[Hedge(200)] // RES0021
public interface IHedged
{
    Task<int> CountAsync(string article, CancellationToken cancellationToken); // RES0025

    int Count(string article);
}

public interface IExempt
{
    [NoResilience, CircuitBreaker] // RES0027
    Task<int> CountAsync(string article);

    [CircuitBreaker]
    Task<int> FindAsync([CacheKey] string article); // RES0028
}
