using Microsoft.Extensions.DependencyInjection;
using Resilience;

using ServiceProvider services = new ServiceCollection().AddResilient<IStripeGateway, StripeGateway>(ServiceLifetime.Singleton).BuildServiceProvider();
IStripeGateway stripe = services.GetRequiredService<IStripeGateway>();
for (int order = 1; order <= 5; order++)
{
    try
    {
        Console.WriteLine($"Order {order}: {await stripe.ChargeAsync(order, CancellationToken.None)}");
    }
    catch (HttpRequestException exception)
    {
        Console.WriteLine($"Order {order}: {exception.Message}");
    }
}

public interface IStripeGateway
{
    [CircuitBreaker(FailureThreshold = 3, ResetTimeout = 30_000)]
    [Timeout(5_000)]
    [Fallback(typeof(QueueForRetry), When = FallbackWhen.CircuitOpen)]
    Task<string> ChargeAsync(int order, CancellationToken cancellationToken);
}

public sealed class StripeGateway : IStripeGateway
{
    public Task<string> ChargeAsync(int order, CancellationToken cancellationToken) => throw new HttpRequestException("Stripe is down");
}

public sealed class QueueForRetry
{
    public Task<string> ChargeAsync(int order, CancellationToken cancellationToken) => Task.FromResult("queued, the circuit is open");
}
