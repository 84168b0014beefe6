using System.Runtime.CompilerServices;

namespace Resilience.GeneratedTests.EveryShape;

/// <summary>The reference that the caller gets is the callee's own.</summary>
public sealed class ReferencesTests() : ShapeTest<IReferences, References>(static script => new References(script))
{
    [Theory]
    [MemberData(nameof(Policies.WithoutFallback), MemberType = typeof(Policies))]
    public Task Ref_returns(Policy policy)
        => TryAsync(policy, proxy => Unsafe.AreSame(ref proxy.Slot(1, CancellationToken.None), ref Callee.Slots[1]).ShouldBeTrue());

    [Theory]
    [MemberData(nameof(Policies.WithoutFallback), MemberType = typeof(Policies))]
    public Task Ref_readonly_returns(Policy policy)
        => TryAsync(policy, proxy => Unsafe.AreSame(in proxy.Text(1, CancellationToken.None), in Callee.Texts[1]).ShouldBeTrue());

    [Theory]
    [MemberData(nameof(Policies.WithoutFallback), MemberType = typeof(Policies))]
    public Task Ref_returns_of_a_parameter(Policy policy) => TryAsync(policy, proxy =>
    {
        (int one, int two) = (1, 2);
        proxy.Larger(ref one, ref two, CancellationToken.None) = 42;
        (one, two).ShouldBe((1, 42));
    });

    protected override IReferences Proxy(Policy policy) => policy switch
    {
        Policy.None => Wrap<GuardedReferences.IUnguarded>(),
        Policy.CircuitBreaker => Wrap<GuardedReferences.IBreaker>(),
        Policy.Timeout => Wrap<GuardedReferences.ITimeout>(),
        Policy.TotalTimeout => Wrap<GuardedReferences.ITotalTimeout>(),
        Policy.Retry => Wrap<GuardedReferences.IRetry>(),
        Policy.RateLimit => Wrap<GuardedReferences.IRateLimit>(),
        Policy.Bulkhead => Wrap<GuardedReferences.IBulkhead>(),
        Policy.Hedge => Wrap<GuardedReferences.IHedge>(),
        Policy.Coalesce => Wrap<GuardedReferences.ICoalesce>(),
        Policy.Cache => Wrap<GuardedReferences.ICache>(),
        Policy.All => Wrap<GuardedReferences.IAll>(),
        _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, null),
    };
}
