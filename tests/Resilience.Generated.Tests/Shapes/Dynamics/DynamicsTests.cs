namespace Resilience.GeneratedTests.EveryShape;

/// <summary>What is dynamic to callers stays so, and the proxy itself binds nothing at run time.</summary>
public sealed class DynamicsTests() : ShapeTest<IDynamics, Dynamics>(static script => new Dynamics(script))
{
    [Theory]
    [MemberData(nameof(Policies.Every), MemberType = typeof(Policies))]
    public Task Dynamic_in_and_out(Policy policy) => TryAsync(policy, proxy =>
    {
        int length = proxy.Twice("ab", CancellationToken.None).Length;
        length.ShouldBe(4);
    });

    [Theory]
    [MemberData(nameof(Policies.Every), MemberType = typeof(Policies))]
    public Task Dynamic_by_reference(Policy policy) => TryAsync(policy, proxy =>
    {
        dynamic value = 1;
        object? returned = proxy.Replace(ref value, CancellationToken.None);
        ((object)value).ShouldBe("new");
        returned.ShouldBeNull();
    });

    [Theory]
    [MemberData(nameof(Policies.Every), MemberType = typeof(Policies))]
    public Task Dynamic_in_a_task(Policy policy) => TryAsync(policy, async proxy =>
    {
        object? found = await proxy.FindAsync(new[] { 5, 6 }, 1, CancellationToken.None);
        found.ShouldBe(6);
    }, isOneKey: false, isKept: false);

    [Theory]
    [MemberData(nameof(Policies.Every), MemberType = typeof(Policies))]
    public Task Dynamic_in_a_list(Policy policy) => TryAsync(policy, proxy =>
    {
        List<dynamic> values = [1];
        proxy.Several(values, CancellationToken.None).ShouldBeSameAs(values);
    });

    [Fact]
    public void Dynamic_stays_dynamic_in_the_proxys_own_signature()
    {
        var proxy = (ResilientGuardedDynamics_Breaker)Proxy(Policy.CircuitBreaker);

        int length = proxy.Twice("ab", CancellationToken.None).Length;
        length.ShouldBe(4);
    }

    protected override IDynamics Proxy(Policy policy) => policy switch
    {
        Policy.None => Wrap<GuardedDynamics.IUnguarded>(),
        Policy.CircuitBreaker => Wrap<GuardedDynamics.IBreaker>(),
        Policy.Timeout => Wrap<GuardedDynamics.ITimeout>(),
        Policy.TotalTimeout => Wrap<GuardedDynamics.ITotalTimeout>(),
        Policy.Retry => Wrap<GuardedDynamics.IRetry>(),
        Policy.FallbackType => Wrap<GuardedDynamics.IFallbackType>(),
        Policy.FallbackMethod => Wrap<GuardedDynamics.IFallbackMethod>(),
        Policy.RateLimit => Wrap<GuardedDynamics.IRateLimit>(),
        Policy.Bulkhead => Wrap<GuardedDynamics.IBulkhead>(),
        Policy.Hedge => Wrap<GuardedDynamics.IHedge>(),
        Policy.Coalesce => Wrap<GuardedDynamics.ICoalesce>(),
        Policy.Cache => Wrap<GuardedDynamics.ICache>(),
        Policy.All => Wrap<GuardedDynamics.IAll>(),
        _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, null),
    };
}
