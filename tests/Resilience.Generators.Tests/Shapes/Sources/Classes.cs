using Shapes;

namespace Shapes
{
    public interface IBucket : IDisposable
    {
        Task<int> PutAsync(string key, CancellationToken cancellationToken = default);
        Task<int> GetAsync(string key);
        T Generic<T>(T x) where T : class?;
        string? Name { get; set; }
        event Action? Changed;
    }

    public interface IRepository<T, in TKey> where T : class, new() where TKey : notnull { Task<T?> FindAsync(TKey key, CancellationToken cancellationToken); }
    public class Entity;
    internal class Secret;
    internal interface IInternal { Task RunAsync(); Secret Secret { get; } void Take(Secret x); event Action<Secret> Told; }
    public class Place<T> { public interface IStep<U> { Task<T> RunAsync(U input); } }
    public interface IAsyncOnly : IAsyncDisposable { Task RunAsync(); }
}

namespace Owners
{
    // proxied
    [ResilientProxy<IBucket>, CircuitBreaker, Timeout(5), Retry, TotalTimeout(9)]
    public sealed partial class Bucket;

    // proxied
    /// <summary>Documented.</summary>
    [ResilientProxy(typeof(IRepository<,>)), CircuitBreaker]
    public partial class Repository<TEntity, TId>;

    // proxied
    [ResilientProxy(typeof(IRepository<,>)), CircuitBreaker]
    internal sealed partial class Constrained<T, U> where T : Entity, new() where U : struct;

    // proxied
    [ResilientProxy<IRepository<Entity, string>>, Timeout(3)]
    public partial class Closed;

    // proxied
    [ResilientProxy(typeof(IRepository<Entity, int>))]
    public partial class ClosedByType;

    // proxied
    [ResilientProxy<IInternal>, Retry]
    public partial class Internal;

    // proxied
    [ResilientProxy(typeof(Place<>.IStep<>)), Retry]
    public partial class Step<A, B>;

    public partial record struct Outermost<T>
    {
        internal partial interface IOuter
        {
            protected static partial class Outer
            {
                // proxied
                [ResilientProxy<IBucket>, CircuitBreaker]
                private partial class Inner : IComparable
                {
                    private static readonly int _inner = Policies;
                    private const int Policies = 1;
                    static Inner() { }
                    public Inner(int x) : this(null!, null) => More = x;
                    public int More { get; }
                    public int CompareTo(object? obj) => _inner;
                }

                public static object Make() => new Inner(1);
            }
        }
    }

    // proxied
    [ResilientProxy<IAsyncOnly>, CircuitBreaker]
    public partial class AsyncOnly;

    // proxied
    [ResilientProxy<IBucket>, CircuitBreaker]
    public partial class OfOther<T>;

    // proxied
    [ResilientProxy<IDisposable>, CircuitBreaker]
    public partial class OfDisposable;

    // proxied
    [ResilientProxy<IAsyncDisposable>, CircuitBreaker]
    public partial class OfAsyncDisposable;

    public interface ISink<in T> where T : allows ref struct { Task PutAsync(T item, CancellationToken cancellationToken); void Put(T item); }

    // proxied
    [ResilientProxy(typeof(IAsyncEnumerable<>)), CircuitBreaker, Timeout(5), Retry]
    public partial class OfStream<T>;

    // proxied
    [ResilientProxy(typeof(ISink<>)), CircuitBreaker, Timeout(5), Retry]
    public partial class OfSink<T>;
}
