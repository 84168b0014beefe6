namespace Resilience.GeneratedTests.EveryShape;

/// <summary>Annotations in every position in which one can stand.</summary>
[CircuitBreaker(FailureThreshold = 100), Retry(1, Delay = 0, Budget = 1), Hedge(60_000), RateLimit(10_000, QueueLimit = 1), Bulkhead(100, MaxQueue = 1), Coalesce, Timeout(1_000), Fallback(nameof(SpareAsync))]
public interface INullables<TClass, TAny> : INullablesBase<TClass?, List<string?>>
    where TClass : class
{
    Dictionary<string, List<TClass?>?>? Property { get; set; }

    event Func<string?, Task<string?>?>? Event;

    string? this[string? key] { get; set; }

    string?[]? Arrays(string?[][]? a, string[]?[] b);

    Task<string?> Task([CircuitKey] string? a, [CacheKey] string b);

    Task<string?>? NullableTask();

    ValueTask<(string? A, (string B, string? C) D)> Tuples([CircuitKey, CacheKey] (string?, object?)? pair);

    TAny? Any([CircuitKey] TAny? value, TClass? other);

    Task<IReadOnlyDictionary<TClass, TAny?>> Generic(Func<TClass?, TAny> map);

    T? Own<T>(T? value, List<T?>? values);

    T Constrained<T, TList>(T value)
        where T : class?, IEnumerable<string?>?
        where TList : List<T?>;

    bool ByReference(ref string? a, out List<string?>? b, in string? c);

    Task<string?> SpareAsync(string? a, string b);
}
