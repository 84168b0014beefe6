using System.Diagnostics.CodeAnalysis;
using System.Numerics;
namespace Shapes;

// proxied
[CircuitBreaker, Retry(1), Timeout(100)]
public interface IGenerics<in TKey, out TValue, TItem>
    where TKey : notnull
    where TItem : class?, IComparable<TItem>, new()
{
    TValue Get(TKey key);
    Task<TItem?> FindAsync(TKey key, CancellationToken cancellationToken);
    Task<T> Class<T>(T value) where T : class;
    Task<T?> NullableClass<T>(T? value) where T : class?;
    Task<T?> Unconstrained<T>(T? value, CancellationToken cancellationToken);
    Task<T?> Struct<T>(T? value) where T : struct;
    T Unmanaged<T>(T value) where T : unmanaged;
    T NotNull<T>(T value) where T : notnull;
    T New<T>() where T : class, new();
    T Interface<T, U>(T value, U other) where T : IComparable<U>, IEquatable<T> where U : T;
    T Number<T>(T value) where T : INumber<T>;
    void RefStruct<T>(scoped T value) where T : allows ref struct;
    Task RefStructAsync<T>(T value) where T : struct, IDisposable, allows ref struct;
    T Enum<T>(T value) where T : struct, Enum;
    T Delegate<T>(T value) where T : Delegate;
    T Shared<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>();
    [Retry] Task<object?> MakeAsync([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type);
    IReadOnlyDictionary<TItem, List<T?>> Nested<T>(Func<T?, TItem?, ValueTask<T>> map);
    Task Overload(int x);
    Task Overload<T>(int x);
    Task Overload<T>(T x);
    Task Overload(in int x);
    Task Overload(int[] x);
    Task Overload(List<int> x);
    Task Overload();
}

public class Outer<T>
{
    // proxied
    [CircuitBreaker, Retry(1)]
    public interface IInner<U> where U : T
    {
        Task<T> First(U item, T other);
        Task<V> Second<V>(V item) where V : U;
    }

    // proxied
    [Timeout(5)]
    public interface IPlain
    {
        Task<T> First(T item, CancellationToken cancellationToken);
    }
}

// proxied
public interface IConstrained<T> where T : struct, Enum
{
    [Retry(1)] Task<T?> Get(T key);
}
