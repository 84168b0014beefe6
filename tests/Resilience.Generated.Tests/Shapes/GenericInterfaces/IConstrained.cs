using System.Diagnostics.CodeAnalysis;

namespace Resilience.GeneratedTests.EveryShape;

/// <summary>A type parameter for each constraint.</summary>
[CircuitBreaker(FailureThreshold = 100), Timeout(1_000), TotalTimeout(2_000), Retry(1, Delay = 0, Budget = 1), Hedge(60_000), RateLimit(10_000, QueueLimit = 1), Bulkhead(100, MaxQueue = 1), Coalesce]
public interface IConstrained<TClass, TNullable, TStruct, TUnmanaged, TNotNull, TEnum, TDelegate, TComparable, TDerived, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TNew, TRefStruct>
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
    Task<(TClass, TNullable, TStruct?, TUnmanaged)> FourAsync([CircuitKey] TClass one, [CacheKey] TNullable two, TStruct? three, TUnmanaged four, CancellationToken token);

    (TNotNull, TEnum, TDelegate, TComparable) Four(TNotNull one, [CircuitKey] TEnum two, TDelegate three, TComparable four, CancellationToken token);

    TDerived Derived([CircuitKey] TDerived value, CancellationToken token);

    TNew New(CancellationToken token);

    int Length(scoped TRefStruct value, CancellationToken token);
}
