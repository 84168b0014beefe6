namespace Resilience.GeneratedTests.EveryShape;

/// <summary>What comes back is a view of what was handed in.</summary>
public sealed class SpansTests() : ShapeTest<ISpans, Spans>(static script => new Spans(script))
{
    [Theory]
    [MemberData(nameof(Policies.Every), MemberType = typeof(Policies))]
    public Task Span_in_and_out(Policy policy) => TryAsync(policy, proxy =>
    {
        Span<int> span = [1, 2, 3];
        (proxy.Tail(span, CancellationToken.None) == span[1..]).ShouldBeTrue();
    });

    [Theory]
    [MemberData(nameof(Policies.Every), MemberType = typeof(Policies))]
    public Task ReadOnlySpan_in_and_out(Policy policy) => TryAsync(policy, proxy =>
    {
        const string Text = " text ";
        (proxy.Trim(Text, CancellationToken.None) == Text.AsSpan(1, 4)).ShouldBeTrue();
    });

    [Theory]
    [MemberData(nameof(Policies.Every), MemberType = typeof(Policies))]
    public Task Memory_in_and_out(Policy policy) => TryAsync(policy, proxy =>
    {
        Memory<int> memory = new int[3];
        proxy.Part(memory, CancellationToken.None).ShouldBe(memory[1..]);
    });

    [Theory]
    [MemberData(nameof(Policies.Every), MemberType = typeof(Policies))]
    public Task Memory_in_a_task(Policy policy) => TryAsync(policy, async proxy =>
    {
        ReadOnlyMemory<char> memory = "text".AsMemory();
        (await proxy.PartAsync(memory, CancellationToken.None)).ShouldBe(memory[1..]);
    }, isKept: false);

    protected override ISpans Proxy(Policy policy) => policy switch
    {
        Policy.None => Wrap<GuardedSpans.IUnguarded>(),
        Policy.CircuitBreaker => Wrap<GuardedSpans.IBreaker>(),
        Policy.Timeout => Wrap<GuardedSpans.ITimeout>(),
        Policy.TotalTimeout => Wrap<GuardedSpans.ITotalTimeout>(),
        Policy.Retry => Wrap<GuardedSpans.IRetry>(),
        Policy.FallbackType => Wrap<GuardedSpans.IFallbackType>(),
        Policy.FallbackMethod => Wrap<GuardedSpans.IFallbackMethod>(),
        Policy.RateLimit => Wrap<GuardedSpans.IRateLimit>(),
        Policy.Bulkhead => Wrap<GuardedSpans.IBulkhead>(),
        Policy.Hedge => Wrap<GuardedSpans.IHedge>(),
        Policy.Coalesce => Wrap<GuardedSpans.ICoalesce>(),
        Policy.Cache => Wrap<GuardedSpans.ICache>(),
        Policy.All => Wrap<GuardedSpans.IAll>(),
        _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, null),
    };
}
