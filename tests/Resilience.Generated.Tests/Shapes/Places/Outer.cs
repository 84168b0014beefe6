using System.Diagnostics.CodeAnalysis;

namespace Resilience.GeneratedTests.EveryShape;

/// <summary>Holds interfaces, also in generic types.</summary>
[SuppressMessage("Design", "CA1034", Justification = "Nested interfaces are what is tried.")]
public static class Outer
{
    public interface IPublic
    {
        [CircuitBreaker]
        Task<string> NameAsync();
    }

    internal interface IInternal
    {
        [CircuitBreaker]
        Task<string> NameAsync();
    }

    public class Middle<T>
    {
        [Retry(1, Delay = 0), CircuitBreaker]
        public interface IInner<TOther>
            where TOther : T
        {
            Task<T> FirstAsync(TOther other);

            T Second<TOwn>(TOwn own)
                where TOwn : T, new();
        }

        protected internal interface IPlain
        {
            [CircuitBreaker]
            Task<T?> NoneAsync();
        }
    }
}
