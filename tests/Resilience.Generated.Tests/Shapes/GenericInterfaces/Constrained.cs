using System.Diagnostics.CodeAnalysis;

namespace Resilience.GeneratedTests.EveryShape;

/// <summary>Fails every other time, then gives back what it was given.</summary>
public sealed class Constrained<TClass, TNullable, TStruct, TUnmanaged, TNotNull, TEnum, TDelegate, TComparable, TDerived, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TNew, TRefStruct>
    : IConstrained<TClass, TNullable, TStruct, TUnmanaged, TNotNull, TEnum, TDelegate, TComparable, TDerived, TNew, TRefStruct>
    where TClass : class
    where TNullable : class?
    where TStruct : struct
    where TUnmanaged : unmanaged
    where TNotNull : notnull
    where TEnum : struct, Enum
    where TDelegate : Delegate
    where TComparable : IComparable<TComparable>?
    where TDerived : TClass?
    where TNew : notnull, new()
    where TRefStruct : IMeasured, allows ref struct
{
    private bool _hasFailed;

    public async Task<(TClass, TNullable, TStruct?, TUnmanaged)> FourAsync(TClass one, TNullable two, TStruct? three, TUnmanaged four, CancellationToken token)
    {
        await Task.Yield();
        return Enter((one, two, three, four));
    }

    public (TNotNull, TEnum, TDelegate, TComparable) Four(TNotNull one, TEnum two, TDelegate three, TComparable four, CancellationToken token) => Enter((one, two, three, four));

    public TDerived Derived(TDerived value, CancellationToken token) => Enter(value);

    public TNew New(CancellationToken token) => Enter(new TNew());

    public int Length(scoped TRefStruct value, CancellationToken token) => Enter(value.Length);

    private T Enter<T>(T value)
    {
        _hasFailed = !_hasFailed;
        return _hasFailed ? throw new HttpRequestException("down") : value;
    }
}
