namespace Resilience.GeneratedTests.EveryShape;

/// <summary>A call reaches the overload that it was meant for, also in retries and fallbacks.</summary>
public sealed class OverloadsTests() : ShapeTest<IOverloads, Overloads>(static script => new Overloads(script))
{
    [Theory]
    [MemberData(nameof(Policies.WithoutFallbackMethod), MemberType = typeof(Policies))]
    public Task Overloads_by_number_of_parameters(Policy policy)
        => EachAsync(policy, ("()", static proxy => proxy.Pick(CancellationToken.None)), ("(string[])", static proxy => proxy.Pick(CancellationToken.None, "a", "b")));

    [Theory]
    [MemberData(nameof(Policies.WithoutFallbackMethod), MemberType = typeof(Policies))]
    public Task Overloads_by_type(Policy policy)
        => EachAsync(
            policy,
            ("(int)", static proxy => proxy.Pick(1, CancellationToken.None)),
            ("(long)", static proxy => proxy.Pick(1L, CancellationToken.None)),
            ("(int?)", static proxy => proxy.Pick((int?)1, CancellationToken.None)),
            ("(object?)", static proxy => proxy.Pick((object)"a", CancellationToken.None)),
            ("(string)", static proxy => proxy.Pick("a", CancellationToken.None)),
            ("((int, int))", static proxy => proxy.Pick((1, 2), CancellationToken.None)));

    [Theory]
    [MemberData(nameof(Policies.WithoutFallbackMethod), MemberType = typeof(Policies))]
    public Task Overloads_by_kind_of_collection(Policy policy)
        => EachAsync(
            policy,
            ("(int[])", static proxy => proxy.Pick(new[] { 1 }, CancellationToken.None)),
            ("(int[,])", static proxy => proxy.Pick(new int[1, 1], CancellationToken.None)),
            ("(ReadOnlySpan<int>)", static proxy => proxy.Pick(new ReadOnlySpan<int>(), CancellationToken.None)),
            ("(IEnumerable<int>)", static proxy => proxy.Pick((IEnumerable<int>)[1], CancellationToken.None)),
            ("(List<string>)", static proxy => proxy.Pick(new List<string>(), CancellationToken.None)));

    [Theory]
    [MemberData(nameof(Policies.WithoutFallbackMethod), MemberType = typeof(Policies))]
    public Task Overloads_by_reference_or_value(Policy policy)
        => EachAsync(
            policy,
            ("(in int)", static proxy =>
            {
                int value = 1;
                return proxy.Pick(in value, CancellationToken.None);
            }));

    [Theory]
    [MemberData(nameof(Policies.WithoutFallbackMethod), MemberType = typeof(Policies))]
    public Task Overloads_by_type_parameters(Policy policy)
        => EachAsync(
            policy,
            ("<T>()", static proxy => proxy.Pick<int>(CancellationToken.None)),
            ("<T>(T)", static proxy => proxy.Pick<int>(1, CancellationToken.None)),
            ("<T>(T[])", static proxy => proxy.Pick<string>(["a"], CancellationToken.None)),
            ("<T, TOther>(T)", static proxy => proxy.Pick<int, string>(1, CancellationToken.None)));

    private async Task EachAsync(Policy policy, params (string Overload, Func<IOverloads, string> Call)[] calls)
    {
        foreach ((string overload, Func<IOverloads, string> call) in calls)
        {
            await TryAsync(policy, proxy => call(proxy).ShouldBe(overload));
        }
    }

    protected override IOverloads Proxy(Policy policy) => policy switch
    {
        Policy.None => Wrap<GuardedOverloads.IUnguarded>(),
        Policy.CircuitBreaker => Wrap<GuardedOverloads.IBreaker>(),
        Policy.Timeout => Wrap<GuardedOverloads.ITimeout>(),
        Policy.TotalTimeout => Wrap<GuardedOverloads.ITotalTimeout>(),
        Policy.Retry => Wrap<GuardedOverloads.IRetry>(),
        Policy.FallbackType => Wrap<GuardedOverloads.IFallbackType>(),
        Policy.RateLimit => Wrap<GuardedOverloads.IRateLimit>(),
        Policy.Bulkhead => Wrap<GuardedOverloads.IBulkhead>(),
        Policy.Hedge => Wrap<GuardedOverloads.IHedge>(),
        Policy.Coalesce => Wrap<GuardedOverloads.ICoalesce>(),
        Policy.Cache => Wrap<GuardedOverloads.ICache>(),
        Policy.All => Wrap<GuardedOverloads.IAll>(),
        _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, null),
    };
}
