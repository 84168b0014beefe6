using Microsoft.Extensions.DependencyInjection;
using Polly;
using Polly.Retry;

namespace Mistakes.Usage;

public interface IExchange
{
    [CircuitBreaker, Retry(2, Idempotent = true)]
    Task<decimal> GetAsync(string currency);

    Task<decimal> ConvertAsync(decimal amount, string currency);
}

public sealed class Exchange : IExchange
{
    public Task<decimal> GetAsync(string currency) => Task.FromResult(1.09m);

    public async Task<decimal> ConvertAsync(decimal amount, string currency) => amount * await GetAsync(currency); // RES0101
}

public sealed class Till(IExchange exchange)
{
    private readonly ResiliencePipeline _pipeline = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 3 })
        .Build();

    public static void Register(IServiceCollection services) => services.AddSingleton<IExchange, Exchange>(); // RES0100

    public static Till Open() => new(new Exchange()); // RES0102

    public decimal Wait() => exchange.GetAsync("EUR").Result; // RES0103

    public async Task<decimal> AskAsync()
        => await _pipeline.ExecuteAsync(async _ => await exchange.GetAsync("EUR")); // RES0104

    public static void Close(ICircuitRegistry circuits) => circuits["IExchange.GetAsync"].Reset(); // RES0105
}
