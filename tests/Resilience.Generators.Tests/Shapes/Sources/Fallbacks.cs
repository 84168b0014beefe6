using System.Diagnostics.CodeAnalysis;
namespace Shapes;

public class BaseBackup
{
    public int Get(string key) => 1;
    public int Get(string key, RejectedException cause) => 2;
}

public sealed class Backup : BaseBackup
{
    public int Get(string key, HttpRequestException cause) => 3;
    public bool TryGet(string key, [NotNullWhen(true)] out string? value) { value = key; return true; }
    public void Nothing(ref int x) { }
    public Task NothingAsync(CancellationToken cancellationToken, TimeoutException cause) => Task.CompletedTask;
    public ValueTask<string?> FindAsync(string? key) => default;
    public ValueTask<T?> MapAsync<T>(T value) where T : class => default;
    public Task<dynamic> DynamicAsync(dynamic x) => Task.FromResult<dynamic>(1);
}

// proxied
[CircuitBreaker]
public interface IFallbacks
{
    [Fallback(typeof(Backup))] int Get(string key);
    [Fallback(typeof(Backup))] bool TryGet(string key, [NotNullWhen(true)] out string? value);
    [Fallback(typeof(Backup)), Retry(1)] void Nothing(ref int x);
    [Fallback(typeof(Backup)), Retry(1), Timeout(5)] Task NothingAsync(CancellationToken cancellationToken);
    [Fallback(typeof(Backup))] ValueTask<string> FindAsync(string key);
    [Fallback(typeof(Backup), When = FallbackWhen.CircuitOpen)] ValueTask<T?> MapAsync<T>(T value) where T : class;
    [Fallback(typeof(Backup), Handle = [typeof(HttpRequestException)], Ignore = new[] { typeof(ArgumentException) })] Task<dynamic> DynamicAsync(dynamic x);
    [Fallback(nameof(Second))] Span<int> First(Span<int> span);
    Span<int> Second(Span<int> span, Exception cause);
    Span<int> Second(Span<int> span);
}

public sealed class WholeBackup
{
    public Task OneAsync() => Task.CompletedTask;
    public int Two(int x) => x;
    public IAsyncEnumerable<int> Five() => throw new NotSupportedException();
}

// proxied
[Fallback(typeof(WholeBackup))]
public interface IWhole
{
    Task OneAsync();
    int Two(int x);
    ref int Three();
    [NoResilience] Task FourAsync();
    IAsyncEnumerable<int> Five();
    int Property { get; }
}

// proxied
[Fallback(nameof(SpareAsync))]
public interface ISpare
{
    Task<int> OneAsync(int x);
    Task<int> SpareAsync(int x);
    Task<string> TwoAsync(int x);
}

public sealed class Judge : IResultClassifier<int>, IResultClassifier<object>, IOutcomeClassifier
{
    public Outcome Classify(int result) => Outcome.Success;
    public Outcome Classify(object result) => Outcome.Success;
    public Outcome Classify(Exception exception) => Outcome.Failure;
}

// proxied
[CircuitBreaker(Classifier = typeof(Judge), Handle = [typeof(TimeoutException)], Mode = CircuitBreakerMode.Observe, ErrorThresholdPercentage = 12.5, RollingWindow = 2_000, Name = "shared")]
[Retry(5, Classifier = typeof(Judge), Handle = [typeof(RejectedException)], Backoff = RetryBackoff.Linear, Jitter = false, Multiplier = 1.5, Budget = 0.25)]
[Fallback(nameof(Spare))]
public interface IJudged
{
    int Value(int x);
    string Text(int x);
    ref int Reference();
    Span<int> Span();
    Task<int> TaskAsync();
    ValueTask<int> ValueTaskAsync();
    ValueTask<string> TextAsync();
    Task<dynamic> DynamicAsync();
    [Retry(0)] Task<dynamic?> DynamicOnceAsync();
    Task PlainAsync();
    T Generic<T>(T x) where T : class;
    Task<T> GenericAsync<T>(T x);
    int Spare(int x, CircuitOpenException cause);
    void Nothing();
}

public interface IEntity<T>;

// proxied
[Fallback(typeof(Constrained))]
public interface IConstrained
{
    Task<T> FindAsync<T, TKey>(TKey key) where T : class, IEntity<TKey> where TKey : IComparable<TKey>;
    void Save<T, TItem>(TItem[] items) where T : List<TItem[]>, IDictionary<string, List<TItem>>, new();
}

public sealed class Constrained
{
    public Task<U> FindAsync<U, K>(K key) where U : class, IEntity<K> where K : IComparable<K> => throw new NotSupportedException();
    public void Save<A, B>(B[] items) where A : List<B[]>, IDictionary<string, List<B>>, new() { }
}

// proxied
[CircuitBreaker]
public interface IOutdatedSpare
{
    [Fallback("Old")] int New();
    [Obsolete("Use New.")] int Old();
}

public interface IOf<T>;

// proxied
[Timeout(5)]
public interface IConstrainedSpare<TItem>
{
    [Fallback(nameof(Spare))] T Run<T, U>(T item, TItem other) where T : class, IComparable<T>, IOf<U[]> where U : List<T?>;
    TOther Spare<TOther, TMore>(TOther item, TItem other) where TOther : class, IComparable<TOther>, IOf<TMore[]> where TMore : List<TOther?>;
    [Fallback(nameof(Spare2))] Task binder(CancellationToken token);
    Task Spare2(CancellationToken token);
}

// proxied
[CircuitBreaker]
public interface IScopedSpare
{
    [Fallback(nameof(Spare))] Span<int> Run(scoped Span<int> items, scoped ref int x, ref int y);
    Span<int> Spare(scoped Span<int> items, scoped ref int x, ref int y);
    [Fallback(nameof(Other))] void Fill(params Span<int> items);
    void Other(Span<int> items, Exception cause);
}
