namespace Resilience.GeneratedTests.EveryShape;

/// <summary>The callee's parameter is the caller's variable, array or span itself.</summary>
public sealed class ParametersTests() : ShapeTest<IParameters, Parameters>(static script => new Parameters(script))
{
    private readonly Guid _guid = Guid.NewGuid();
    private readonly long _number = 5;

    [Theory]
    [MemberData(nameof(Policies.Every), MemberType = typeof(Policies))]
    public Task Ref_parameters(Policy policy) => TryAsync(policy, proxy =>
    {
        int value = 1;
        proxy.Ref(ref value, CancellationToken.None).ShouldBe(2);
        value.ShouldBe(2);
    });

    [Theory]
    [MemberData(nameof(Policies.Every), MemberType = typeof(Policies))]
    public Task Out_parameters(Policy policy) => TryAsync(policy, proxy =>
    {
        proxy.Out(out string text, CancellationToken.None).ShouldBeTrue();
        text.ShouldBe("out");
    });

    [Theory]
    [MemberData(nameof(Policies.Every), MemberType = typeof(Policies))]
    public Task In_parameters(Policy policy)
        => TryAsync(policy, proxy => proxy.In(in _guid, in _guid, CancellationToken.None).ShouldBeTrue("both are one variable"));

    [Theory]
    [MemberData(nameof(Policies.Every), MemberType = typeof(Policies))]
    public Task Ref_readonly_parameters(Policy policy)
        => TryAsync(policy, proxy => proxy.RefReadonly(in _number, in _number, CancellationToken.None).ShouldBeTrue("both are one variable"));

    [Theory]
    [MemberData(nameof(Policies.Every), MemberType = typeof(Policies))]
    public Task Scoped_ref_parameters(Policy policy) => TryAsync(policy, proxy =>
    {
        (int one, int two) = (1, 2);
        proxy.ScopedRef(ref one, ref two, CancellationToken.None).ShouldBe(2);
        (one, two).ShouldBe((2, 1));
    });

    [Theory]
    [MemberData(nameof(Policies.Every), MemberType = typeof(Policies))]
    public Task Scoped_span_parameters(Policy policy) => TryAsync(policy, proxy =>
    {
        Span<int> values = stackalloc int[1];
        proxy.ScopedSpan(values, CancellationToken.None).ShouldBe(7);
        values[0].ShouldBe(7);
    });

    [Theory]
    [MemberData(nameof(Policies.Every), MemberType = typeof(Policies))]
    public Task Params_arrays(Policy policy) => TryAsync(policy, proxy =>
    {
        int[] values = [1, 2];
        proxy.ParamsArray(CancellationToken.None, values).ShouldBe(7);
        values.ShouldBe([7, 2]);
    });

    [Theory]
    [MemberData(nameof(Policies.Every), MemberType = typeof(Policies))]
    public Task Params_spans(Policy policy)
        => TryAsync(policy, proxy => proxy.ParamsSpan(CancellationToken.None, Parameters.Expected).ShouldBeTrue("a view of the caller's own array"));

    [Theory]
    [MemberData(nameof(Policies.Every), MemberType = typeof(Policies))]
    public Task Params_collections(Policy policy)
        => TryAsync(policy, proxy => proxy.ParamsCollection(CancellationToken.None, 1, 2).ShouldBe(3));

    [Fact]
    public void Params_can_be_spread_through_the_proxys_own_signature()
    {
        var proxy = (ResilientGuardedParameters_Unguarded)Proxy(Policy.None);

        proxy.ParamsArray(CancellationToken.None, 1, 2, 3).ShouldBe(7);
        proxy.ParamsSpan(CancellationToken.None, "a", "b").ShouldBeFalse();
        proxy.ParamsCollection(CancellationToken.None, 1, 2, 3).ShouldBe(4);
    }

    protected override IParameters Proxy(Policy policy) => policy switch
    {
        Policy.None => Wrap<GuardedParameters.IUnguarded>(),
        Policy.CircuitBreaker => Wrap<GuardedParameters.IBreaker>(),
        Policy.Timeout => Wrap<GuardedParameters.ITimeout>(),
        Policy.TotalTimeout => Wrap<GuardedParameters.ITotalTimeout>(),
        Policy.Retry => Wrap<GuardedParameters.IRetry>(),
        Policy.FallbackType => Wrap<GuardedParameters.IFallbackType>(),
        Policy.FallbackMethod => Wrap<GuardedParameters.IFallbackMethod>(),
        Policy.RateLimit => Wrap<GuardedParameters.IRateLimit>(),
        Policy.Bulkhead => Wrap<GuardedParameters.IBulkhead>(),
        Policy.Hedge => Wrap<GuardedParameters.IHedge>(),
        Policy.Coalesce => Wrap<GuardedParameters.ICoalesce>(),
        Policy.Cache => Wrap<GuardedParameters.ICache>(),
        Policy.All => Wrap<GuardedParameters.IAll>(),
        _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, null),
    };
}
