using Resilience.Generators.Eligibility;

namespace Resilience.Corpus;

/// <summary>What the proxy of an interface does with its methods.</summary>
/// <param name="Forwarded">How many no policy acts on, by reason.</param>
/// <param name="Without">How many guarded ones some of the policies cannot act on, by policy and reason.</param>
internal sealed record MethodTally(int Guarded, IReadOnlyDictionary<string, int> Forwarded, IReadOnlyDictionary<string, int> Without)
{
    public static readonly MethodTally None = new(0, new Dictionary<string, int>(), new Dictionary<string, int>());

    /// <summary>How many calls of methods are told apart by a string or number, by what for.</summary>
    public IReadOnlyDictionary<string, int> Keyed { get; init; } = new Dictionary<string, int>();

    /// <summary>How many members, accessors too, were called through the proxy.</summary>
    public int Called { get; init; }

    public int Methods => Guarded + Forwarded.Values.Sum();

    public static MethodTally Of(ProxyPlan plan)
    {
        var forwarded = new Dictionary<string, int>();
        var without = new Dictionary<string, int>();
        var keyed = new Dictionary<string, int>();
        foreach (MethodPlan method in plan.Methods.Values)
        {
            if (!method.IsGuarded)
            {
                Add(forwarded, ForwardedBecause(method));
                continue;
            }

            foreach (string policy in Missing(method))
            {
                Add(without, policy);
            }

            if (method.CircuitKey is not null)
            {
                Add(keyed, "a circuit for each value of a `[CircuitKey]`");
            }

            if (method.Coalesce is not null && method.Declaration?.Parameters.Any(PolicyAttributes.IsCacheKey) == true)
            {
                Add(keyed, "one call in flight for each value of a `[CacheKey]`");
            }

            if (method.Cache is not null && method.Declaration?.Parameters.Any(PolicyAttributes.IsCacheKey) == true)
            {
                Add(keyed, "one result kept for each value of a `[CacheKey]`");
            }
        }

        return new MethodTally(plan.Methods.Values.Count(method => method.IsGuarded), forwarded, without) { Keyed = keyed };
    }

    public static void Add(Dictionary<string, int> counts, string key, int count = 1) => counts[key] = counts.GetValueOrDefault(key) + count;

    private static string ForwardedBecause(MethodPlan method) => method.Shape.Returns switch
    {
        _ when ProxyPlanner.IsDisposal(method.Method) => "disposal, forwarded once",
        ReturnShape.OtherStream => "asynchronous stream that no iterator can return",
        ReturnShape.Awaitable => "awaitable that no async method can return",
        _ when method.Shape is { IsBuilt: true, Uncarried: not null } => "asynchronous stream or type like a task, with a parameter by reference, a ref struct or a pointer",
        _ => "no reason known",
    };

    private static IEnumerable<string> Missing(MethodPlan method)
    {
        if (method.Timeout is null || method.TotalTimeout is null)
        {
            yield return "time-outs: synchronous, without a CancellationToken";
        }

        if (method.Retry is null)
        {
            yield return "retry: asynchronous, with a parameter by reference, a ref struct or a pointer";
        }

        if (method.Bulkhead is null || method.RateLimit is null)
        {
            yield return "bulkhead and rate limit with a queue: asynchronous, with a parameter by reference, a ref struct or a pointer";
        }

        if (method.Cache is null)
        {
            yield return "cache: no Task<T> or ValueTask<T> of what can be kept, or generic, or told apart by what no text stands for";
        }

        if (method.Coalesce is null)
        {
            yield return "coalescing: no Task or ValueTask, or generic, or with a parameter by reference, a ref struct or a pointer";
        }

        if (method.Hedge is null)
        {
            yield return "hedge: no Task or ValueTask, or without a CancellationToken, or with a parameter by reference, a ref struct or a pointer";
        }
    }
}
