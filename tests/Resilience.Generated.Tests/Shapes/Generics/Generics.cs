using System.Numerics;

namespace Resilience.GeneratedTests.EveryShape;

public sealed class Generics(Script script)
    : GuardedGenerics.IUnguarded, GuardedGenerics.IBreaker, GuardedGenerics.ITimeout, GuardedGenerics.ITotalTimeout, GuardedGenerics.IRetry,
        GuardedGenerics.IFallbackType, GuardedGenerics.IFallbackMethod, GuardedGenerics.IAll, GuardedGenerics.IRateLimit, GuardedGenerics.IBulkhead, GuardedGenerics.IHedge, GuardedGenerics.ICoalesce, GuardedGenerics.ICache
{
    public T Plain<T>(T value, CancellationToken token) => Enter(value, token);

    public T? Class<T>(T? value, CancellationToken token)
        where T : class => Enter(value, token);

    public T NullableClass<T>(T value, CancellationToken token)
        where T : class? => Enter(value, token);

    public T? Struct<T>(T? value, CancellationToken token)
        where T : struct => Enter(value, token);

    public T Unmanaged<T>(T value, CancellationToken token)
        where T : unmanaged => Enter(value, token);

    public T NotNull<T>(T value, CancellationToken token)
        where T : notnull => Enter(value, token);

    public T New<T>(CancellationToken token)
        where T : new() => Enter(new T(), token);

    public T Number<T>(T value, CancellationToken token)
        where T : INumber<T> => Enter(value + T.One, token);

    public TDerived Derived<TBase, TDerived>(TDerived value, CancellationToken token)
        where TDerived : TBase => Enter(value, token);

    public T Enumeration<T>(T value, CancellationToken token)
        where T : struct, Enum => Enter(value, token);

    public T Function<T>(T value, CancellationToken token)
        where T : Delegate => Enter(value, token);

    public int RefStruct<T>(scoped T value, CancellationToken token)
        where T : IMeasured, allows ref struct => Enter(value.Length, token);

    public Task<T> PlainAsync<T>(T value, CancellationToken token) => script.AnswerAsync(value, token);

    public ValueTask<T?> ClassAsync<T>(T? value, int id, CancellationToken token)
        where T : class => new(script.AnswerAsync(value, token));

    public Task<List<T?>> NestedAsync<T>(Func<T?, T?> map, T? value, CancellationToken token) => script.AnswerAsync<List<T?>>([map(value)], token);

    public T Spare<T>(T value, CancellationToken token) => value;

    private T Enter<T>(T value, CancellationToken token)
    {
        script.Enter(token);
        return value;
    }
}
