using System.Diagnostics.CodeAnalysis;

namespace Resilience.GeneratedTests.EveryShape;

/// <summary>Holds interfaces, also in generic types.</summary>
[SuppressMessage("Design", "CA1034", Justification = "Nested interfaces are what is tried.")]
public static class Outer
{
    public interface IPublic
    {
        [CircuitBreaker, RateLimit(10_000, QueueLimit = 1), Bulkhead(100, MaxQueue = 1), Coalesce]
        Task<string> NameAsync();
    }

    internal interface IInternal
    {
        [CircuitBreaker, RateLimit(10_000, QueueLimit = 1), Bulkhead(100, MaxQueue = 1), Coalesce]
        Task<string> NameAsync();
    }

    public class Middle<T>
    {
        [Retry(1, Delay = 0), Hedge(60_000), RateLimit(10_000, QueueLimit = 1), Bulkhead(100, MaxQueue = 1), Coalesce, CircuitBreaker]
        public interface IInner<TOther>
            where TOther : T
        {
            Task<T> FirstAsync([CircuitKey, CacheKey] TOther other);

            T Second<TOwn>(TOwn own)
                where TOwn : T, new();
        }

        protected internal interface IPlain
        {
            [CircuitBreaker, RateLimit(10_000, QueueLimit = 1), Bulkhead(100, MaxQueue = 1), Coalesce]
            Task<T?> NoneAsync();
        }
    }
}
