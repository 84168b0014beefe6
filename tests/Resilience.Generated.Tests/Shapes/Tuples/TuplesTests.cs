namespace Resilience.GeneratedTests.EveryShape;

public sealed class TuplesTests() : ShapeTest<ITuples, Tuples>(static script => new Tuples(script))
{
    [Theory]
    [MemberData(nameof(Policies.Every), MemberType = typeof(Policies))]
    public Task Tuples_in_and_out(Policy policy)
        => TryAsync(policy, proxy => proxy.Swap(("a", 1), CancellationToken.None).ShouldBe((1, "a")));

    [Theory]
    [MemberData(nameof(Policies.Every), MemberType = typeof(Policies))]
    public Task Tuples_in_tasks(Policy policy)
        => TryAsync(policy, async proxy => (await proxy.FindAsync(1, CancellationToken.None)).Name.First.ShouldBe("Ada"));

    [Fact]
    public async Task Tuple_names_are_those_of_the_interface_in_the_proxys_own_signature()
    {
        var proxy = (ResilientGuardedTuples_Breaker)Proxy(Policy.CircuitBreaker);

        proxy.Swap((Name: "a", Id: 1), CancellationToken.None).Name.ShouldBe("a");
        (await proxy.FindAsync(1, CancellationToken.None)).Name.Last.ShouldBeNull();
    }

    protected override ITuples Proxy(Policy policy) => policy switch
    {
        Policy.None => Wrap<GuardedTuples.IUnguarded>(),
        Policy.CircuitBreaker => Wrap<GuardedTuples.IBreaker>(),
        Policy.Timeout => Wrap<GuardedTuples.ITimeout>(),
        Policy.TotalTimeout => Wrap<GuardedTuples.ITotalTimeout>(),
        Policy.Retry => Wrap<GuardedTuples.IRetry>(),
        Policy.FallbackType => Wrap<GuardedTuples.IFallbackType>(),
        Policy.FallbackMethod => Wrap<GuardedTuples.IFallbackMethod>(),
        Policy.RateLimit => Wrap<GuardedTuples.IRateLimit>(),
        Policy.Bulkhead => Wrap<GuardedTuples.IBulkhead>(),
        Policy.Hedge => Wrap<GuardedTuples.IHedge>(),
        Policy.Coalesce => Wrap<GuardedTuples.ICoalesce>(),
        Policy.Cache => Wrap<GuardedTuples.ICache>(),
        Policy.All => Wrap<GuardedTuples.IAll>(),
        _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, null),
    };
}
