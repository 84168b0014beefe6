namespace Resilience.GeneratedTests.EveryShape;

public sealed class NamesTests() : ShapeTest<INames, Names>(static script => new Names(script))
{
    /// <summary>The policies of methods without a token.</summary>
    public static TheoryData<Policy> OfObject => [Policy.None, Policy.CircuitBreaker, Policy.RateLimit, Policy.Bulkhead, Policy.Hedge, Policy.Retry, Policy.FallbackType, Policy.All];

    [Theory]
    [MemberData(nameof(Policies.WithoutFallbackMethod), MemberType = typeof(Policies))]
    public async Task Names_that_are_keywords(Policy policy)
    {
        await TryAsync(policy, proxy => proxy.@class(1, CancellationToken.None).ShouldBe(1));
        await TryAsync(policy, async proxy => (await proxy.@await(2, CancellationToken.None)).ShouldBe(2));
        await TryAsync(policy, proxy => proxy.@field(1, 2, 3, 4, 5, CancellationToken.None).ShouldBe(15));
    }

    [Theory]
    [MemberData(nameof(Policies.WithoutFallbackMethod), MemberType = typeof(Policies))]
    public Task Names_that_contain_Unicode(Policy policy)
        => TryAsync(policy, proxy => proxy.Größe(7, CancellationToken.None).ShouldBe(7));

    [Theory]
    [MemberData(nameof(Policies.WithoutFallbackMethod), MemberType = typeof(Policies))]
    public async Task Names_of_the_proxys_own_members(Policy policy)
    {
        await TryAsync(policy, proxy => proxy._inner(1, CancellationToken.None).ShouldBe(1));
        await TryAsync(policy, proxy => proxy.Policies(1, 2, 3, 4, CancellationToken.None).ShouldBe(10));
        await TryAsync(policy, proxy => proxy.Circuits(2, CancellationToken.None).ShouldBe(2));
        await TryAsync(policy, proxy => proxy.Create(3, CancellationToken.None).ShouldBe(3));
        await TryAsync(policy, proxy => proxy.get_Item(4, CancellationToken.None).ShouldBe(4));
    }

    [Theory]
    [MemberData(nameof(Policies.WithoutFallbackMethod), MemberType = typeof(Policies))]
    public async Task Parameters_named_like_the_proxys_locals(Policy policy)
    {
        await TryAsync(policy, async proxy => (await proxy.ClassSlow(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, CancellationToken.None)).ShouldBe(78));
        await TryAsync(policy, proxy =>
        {
            int call = 1;
            proxy.LocalsOf(ref call, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, CancellationToken.None).ShouldBe(78);
        });
    }

    [Theory]
    [MemberData(nameof(OfObject))]
    public async Task Names_of_the_members_of_object(Policy policy)
    {
        await TryAsync(policy, static proxy => proxy.ToString().ShouldBe("the callee"));
        await TryAsync(policy, proxy => proxy.Equals(Callee).ShouldBeTrue());
        await TryAsync(policy, static proxy => proxy.GetHashCode().ShouldBe(42));
    }

    [Fact]
    public void An_overload_of_a_method_of_object_is_no_such_method()
        => Proxy(Policy.CircuitBreaker).ToString(5, CancellationToken.None).ShouldBe(5);

    protected override INames Proxy(Policy policy) => policy switch
    {
        Policy.None => Wrap<GuardedNames.IUnguarded>(),
        Policy.CircuitBreaker => Wrap<GuardedNames.IBreaker>(),
        Policy.Timeout => Wrap<GuardedNames.ITimeout>(),
        Policy.TotalTimeout => Wrap<GuardedNames.ITotalTimeout>(),
        Policy.Retry => Wrap<GuardedNames.IRetry>(),
        Policy.FallbackType => Wrap<GuardedNames.IFallbackType>(),
        Policy.RateLimit => Wrap<GuardedNames.IRateLimit>(),
        Policy.Bulkhead => Wrap<GuardedNames.IBulkhead>(),
        Policy.Hedge => Wrap<GuardedNames.IHedge>(),
        Policy.Coalesce => Wrap<GuardedNames.ICoalesce>(),
        Policy.Cache => Wrap<GuardedNames.ICache>(),
        Policy.All => Wrap<GuardedNames.IAll>(),
        _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, null),
    };
}
