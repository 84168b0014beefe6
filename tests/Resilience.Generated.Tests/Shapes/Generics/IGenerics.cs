using System.Numerics;

namespace Resilience.GeneratedTests.EveryShape;

/// <summary>Methods with type parameters under every constraint.</summary>
public interface IGenerics
{
    T Plain<T>(T value, CancellationToken token);

    T? Class<T>(T? value, CancellationToken token)
        where T : class;

    T NullableClass<T>(T value, CancellationToken token)
        where T : class?;

    T? Struct<T>(T? value, CancellationToken token)
        where T : struct;

    T Unmanaged<T>(T value, CancellationToken token)
        where T : unmanaged;

    T NotNull<T>(T value, CancellationToken token)
        where T : notnull;

    T New<T>(CancellationToken token)
        where T : new();

    T Number<T>(T value, CancellationToken token)
        where T : INumber<T>;

    TDerived Derived<TBase, TDerived>(TDerived value, CancellationToken token)
        where TDerived : TBase;

    T Enumeration<T>(T value, CancellationToken token)
        where T : struct, Enum;

    T Function<T>(T value, CancellationToken token)
        where T : Delegate;

    int RefStruct<T>(scoped T value, CancellationToken token)
        where T : IMeasured, allows ref struct;

    Task<T> PlainAsync<T>(T value, CancellationToken token);

    ValueTask<T?> ClassAsync<T>(T? value, int id, CancellationToken token)
        where T : class;

    Task<List<T?>> NestedAsync<T>(Func<T?, T?> map, T? value, CancellationToken token);

    T Spare<T>(T value, CancellationToken token);
}
