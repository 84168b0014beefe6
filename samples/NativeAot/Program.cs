using Microsoft.Extensions.DependencyInjection;
using NativeAot;
using Resilience;

// Every policy, in a program that is compiled ahead of time.
ServiceCollection services = new();
services.AddHybridCache();
services.AddResilient<IShop, Shop>(ServiceLifetime.Singleton);
services.AddSingleton(typeof(IRepository<>), typeof(Repository<>)).DecorateWithResilience(typeof(IRepository<>));
services.AddSingleton<IRepository<int>, Repository<int>>().DecorateWithResilience<IRepository<int>, ResilientRepository<int>>();
services.AddSingleton<IComparer<string>>(StringComparer.Ordinal).DecorateWithResilience<IComparer<string>, GuardedComparer>();
await using ServiceProvider provider = services.BuildServiceProvider();
IShop shop = provider.GetRequiredService<IShop>();
ICircuitRegistry circuits = provider.GetRequiredService<ICircuitRegistry>();

await FailAsync(() => shop.PriceAsync("tea"));
await FailAsync(() => shop.PriceAsync("tea"));
Console.WriteLine($"CircuitBreaker: {circuits[ResilientShop.Circuits.PriceAsync].State}");
Console.WriteLine($"Fallback: {await shop.PriceAsync("tea")}");

await FailAsync(() => shop.StockAsync("burnt"));
Console.WriteLine($"CircuitKey: {await FailAsync(() => shop.StockAsync("burnt"))}, elsewhere {await shop.StockAsync("north")}");
Console.WriteLine($"Retry: {await shop.FindAsync("tea")}");
Console.WriteLine($"Timeout: {await FailAsync(() => shop.HangAsync(CancellationToken.None))}");
Console.WriteLine($"TotalTimeout: {await FailAsync(() => shop.NeverWellAsync(CancellationToken.None))}");

TaskCompletionSource<string> packing = new();
Task<string> packed = shop.PackAsync(packing.Task);
Console.WriteLine($"Bulkhead: {await FailAsync(() => shop.PackAsync(packing.Task))}");
packing.SetResult("packed");
Console.WriteLine($"Bulkhead: {await packed}");

shop.Announce();
Console.WriteLine($"RateLimit: {await FailAsync(() => Task.Run(shop.Announce))}");
Console.WriteLine($"Hedge: {await shop.AskAsync(CancellationToken.None)}");

TaskCompletionSource<string> loading = new();
Task<string>[] loads = [shop.LoadAsync("tea", loading.Task), shop.LoadAsync("tea", loading.Task)];
loading.SetResult("loaded");
Console.WriteLine($"Coalesce: {string.Join("; ", await Task.WhenAll(loads))}");
Console.WriteLine($"Cache: {await shop.DescribeAsync("tea")}; {await shop.DescribeAsync("tea")}");

int sum = 0;
await foreach (int number in shop.CountAsync(4, CancellationToken.None))
{
    sum += number;
}

Console.WriteLine($"Stream: {sum}");
Console.WriteLine($"Open generic: {await provider.GetRequiredService<IRepository<string>>().GetAsync("text")}");
Console.WriteLine($"Closed generic: {await provider.GetRequiredService<IRepository<int>>().GetAsync(42)}");
Console.WriteLine($"Class: {provider.GetRequiredService<IComparer<string>>().Compare("a", "a")}");
Console.WriteLine($"Circuits: {circuits.Count}");

static async Task<string> FailAsync(Func<Task> call)
{
    try
    {
        await call();
        return "did not fail";
    }
    catch (Exception exception)
    {
        return exception.GetType().Name;
    }
}
