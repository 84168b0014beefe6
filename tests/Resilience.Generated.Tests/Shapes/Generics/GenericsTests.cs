namespace Resilience.GeneratedTests.EveryShape;

/// <summary>Each under a constraint of its own; a call that would not compile for the interface does not for the proxy.</summary>
public sealed class GenericsTests() : ShapeTest<IGenerics, Generics>(static script => new Generics(script))
{
    [Theory]
    [MemberData(nameof(Policies.Every), MemberType = typeof(Policies))]
    public async Task Type_parameters_without_constraint(Policy policy)
    {
        await TryAsync(policy, proxy => proxy.Plain("a", CancellationToken.None).ShouldBe("a"));
        await TryAsync(policy, proxy => proxy.Plain((1, 'b'), CancellationToken.None).ShouldBe((1, 'b')));
    }

    [Theory]
    [MemberData(nameof(Policies.WithoutFallbackMethod), MemberType = typeof(Policies))]
    public Task Class_constraints(Policy policy)
        => TryAsync(policy, proxy => proxy.Class<string>(null, CancellationToken.None).ShouldBeNull());

    [Theory]
    [MemberData(nameof(Policies.WithoutFallbackMethod), MemberType = typeof(Policies))]
    public Task Nullable_class_constraints(Policy policy)
        => TryAsync(policy, proxy => proxy.NullableClass<string?>(null, CancellationToken.None).ShouldBeNull());

    [Theory]
    [MemberData(nameof(Policies.WithoutFallbackMethod), MemberType = typeof(Policies))]
    public Task Struct_constraints(Policy policy)
        => TryAsync(policy, proxy => proxy.Struct<int>(5, CancellationToken.None).ShouldBe(5));

    [Theory]
    [MemberData(nameof(Policies.WithoutFallbackMethod), MemberType = typeof(Policies))]
    public Task Unmanaged_constraints(Policy policy)
        => TryAsync(policy, proxy => proxy.Unmanaged((1, 2.5), CancellationToken.None).ShouldBe((1, 2.5)));

    [Theory]
    [MemberData(nameof(Policies.WithoutFallbackMethod), MemberType = typeof(Policies))]
    public Task Notnull_constraints(Policy policy)
        => TryAsync(policy, proxy => proxy.NotNull("a", CancellationToken.None).ShouldBe("a"));

    [Theory]
    [MemberData(nameof(Policies.WithoutFallbackMethod), MemberType = typeof(Policies))]
    public Task New_constraints(Policy policy)
        => TryAsync(policy, proxy => proxy.New<List<int>>(CancellationToken.None).ShouldBeEmpty());

    [Theory]
    [MemberData(nameof(Policies.WithoutFallbackMethod), MemberType = typeof(Policies))]
    public Task Interface_constraints(Policy policy)
        => TryAsync(policy, proxy => proxy.Number(1.5m, CancellationToken.None).ShouldBe(2.5m));

    [Theory]
    [MemberData(nameof(Policies.WithoutFallbackMethod), MemberType = typeof(Policies))]
    public Task Constraints_by_another_type_parameter(Policy policy)
        => TryAsync(policy, proxy => proxy.Derived<object, string>("a", CancellationToken.None).ShouldBe("a"));

    [Theory]
    [MemberData(nameof(Policies.WithoutFallbackMethod), MemberType = typeof(Policies))]
    public Task Enum_constraints(Policy policy)
        => TryAsync(policy, proxy => proxy.Enumeration(DayOfWeek.Friday, CancellationToken.None).ShouldBe(DayOfWeek.Friday));

    [Theory]
    [MemberData(nameof(Policies.WithoutFallbackMethod), MemberType = typeof(Policies))]
    public Task Delegate_constraints(Policy policy)
        => TryAsync(policy, proxy => proxy.Function<Func<int>>(static () => 5, CancellationToken.None)().ShouldBe(5));

    [Theory]
    [MemberData(nameof(Policies.WithoutFallbackMethod), MemberType = typeof(Policies))]
    public Task Type_parameters_that_allow_ref_structs(Policy policy)
        => TryAsync(policy, proxy => proxy.RefStruct(new Measured("text"), CancellationToken.None).ShouldBe(4));

    [Theory]
    [MemberData(nameof(Policies.WithoutFallbackMethod), MemberType = typeof(Policies))]
    public async Task Generic_tasks(Policy policy)
    {
        await TryAsync(policy, async proxy => (await proxy.PlainAsync(DayOfWeek.Friday, CancellationToken.None)).ShouldBe(DayOfWeek.Friday), isOneKey: false, isKept: false);
        await TryAsync(policy, async proxy => (await proxy.ClassAsync("a", 1, CancellationToken.None)).ShouldBe("a"), isOneKey: false, isKept: false);
        await TryAsync(policy, async proxy => (await proxy.NestedAsync<int>(static number => number + 1, 1, CancellationToken.None)).ShouldBe([2]), isOneKey: false, isKept: false);
    }

    protected override IGenerics Proxy(Policy policy) => policy switch
    {
        Policy.None => Wrap<GuardedGenerics.IUnguarded>(),
        Policy.CircuitBreaker => Wrap<GuardedGenerics.IBreaker>(),
        Policy.Timeout => Wrap<GuardedGenerics.ITimeout>(),
        Policy.TotalTimeout => Wrap<GuardedGenerics.ITotalTimeout>(),
        Policy.Retry => Wrap<GuardedGenerics.IRetry>(),
        Policy.FallbackType => Wrap<GuardedGenerics.IFallbackType>(),
        Policy.FallbackMethod => Wrap<GuardedGenerics.IFallbackMethod>(),
        Policy.RateLimit => Wrap<GuardedGenerics.IRateLimit>(),
        Policy.Bulkhead => Wrap<GuardedGenerics.IBulkhead>(),
        Policy.Hedge => Wrap<GuardedGenerics.IHedge>(),
        Policy.Coalesce => Wrap<GuardedGenerics.ICoalesce>(),
        Policy.Cache => Wrap<GuardedGenerics.ICache>(),
        Policy.All => Wrap<GuardedGenerics.IAll>(),
        _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, null),
    };
}
