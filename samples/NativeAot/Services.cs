using Resilience;

namespace NativeAot;

/// <summary>One method per policy.</summary>
public interface IShop
{
    [CircuitBreaker(FailureThreshold = 2)]
    [Fallback(typeof(Yesterday), When = FallbackWhen.CircuitOpen)]
    Task<string> PriceAsync(string article);

    [CircuitBreaker(FailureThreshold = 1)]
    Task<int> StockAsync([CircuitKey] string warehouse);

    [Retry(2, Delay = 1, Idempotent = true)]
    ValueTask<string> FindAsync(string article);

    [Timeout(50)]
    Task<string> HangAsync(CancellationToken cancellationToken);

    [TotalTimeout(80), Retry(1_000, Delay = 10, Idempotent = true)]
    Task<string> NeverWellAsync(CancellationToken cancellationToken);

    [Bulkhead(1)]
    Task<string> PackAsync(Task<string> packed);

    [RateLimit(1, Window = 3_600_000)]
    void Announce();

    [Hedge(20)]
    Task<string> AskAsync(CancellationToken cancellationToken);

    [Coalesce]
    Task<string> LoadAsync(string article, Task<string> loaded);

    [Cache(60_000)]
    Task<string> DescribeAsync(string article);

    [Timeout(5_000)]
    IAsyncEnumerable<int> CountAsync(int last, CancellationToken cancellationToken);
}

/// <summary>Answers, fails and hangs as each policy needs it to be seen.</summary>
public sealed class Shop : IShop
{
    private int _found;
    private int _asked;
    private int _loaded;
    private int _described;

    public Task<string> PriceAsync(string article) => throw new InvalidOperationException("down");

    public Task<int> StockAsync(string warehouse) => warehouse == "burnt" ? throw new InvalidOperationException("burnt down") : Task.FromResult(7);

    public ValueTask<string> FindAsync(string article) => ++_found < 3 ? throw new InvalidOperationException("not yet") : new ValueTask<string>($"{article} at attempt {_found}");

    public async Task<string> HangAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(System.Threading.Timeout.Infinite, cancellationToken);
        return "never";
    }

    public Task<string> NeverWellAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("never well");

    public Task<string> PackAsync(Task<string> packed) => packed;

    public void Announce()
    {
    }

    public async Task<string> AskAsync(CancellationToken cancellationToken)
    {
        if (++_asked == 1)
        {
            await Task.Delay(System.Threading.Timeout.Infinite, cancellationToken);
        }

        return "the second was faster";
    }

    public async Task<string> LoadAsync(string article, Task<string> loaded) => $"{await loaded}, {++_loaded} call";

    public Task<string> DescribeAsync(string article) => Task.FromResult($"{article}, described {++_described} time");

    public async IAsyncEnumerable<int> CountAsync(int last, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int i = 1; i <= last; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }
}

/// <summary>The fallback.</summary>
public sealed class Yesterday
{
    private readonly int _price = 5;

    public Task<string> PriceAsync(string article) => Task.FromResult($"{article} cost {_price} yesterday");
}

/// <summary>A generic interface: its proxy is found at run time where the argument is a class, and named where it is a value.</summary>
[CircuitBreaker]
public interface IRepository<T>
{
    Task<T> GetAsync(T value);
}

/// <inheritdoc/>
public sealed class Repository<T> : IRepository<T>
{
    public Task<T> GetAsync(T value) => Task.FromResult(value);
}

/// <summary>A proxy that is written by hand, but for its members.</summary>
[ResilientProxy<IComparer<string>>, CircuitBreaker(FailureThreshold = 1)]
public sealed partial class GuardedComparer;
