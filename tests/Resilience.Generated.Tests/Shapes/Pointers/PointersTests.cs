namespace Resilience.GeneratedTests.EveryShape;

public sealed unsafe class PointersTests() : ShapeTest<IPointers, Pointers>(static script => new Pointers(script))
{
    [Theory]
    [MemberData(nameof(Policies.Every), MemberType = typeof(Policies))]
    public Task Pointers_in_and_out(Policy policy) => TryAsync(policy, proxy =>
    {
        int* numbers = stackalloc int[] { 1, 2 };
        (proxy.Next(numbers, CancellationToken.None) == numbers + 1).ShouldBeTrue();
    });

    [Theory]
    [MemberData(nameof(Policies.Every), MemberType = typeof(Policies))]
    public Task Pointers_to_pointers(Policy policy) => TryAsync(policy, proxy =>
    {
        void* nothing = null;
        (proxy.Same(&nothing, CancellationToken.None) == &nothing).ShouldBeTrue();
    });

    [Theory]
    [MemberData(nameof(Policies.Every), MemberType = typeof(Policies))]
    public Task Function_pointers(Policy policy)
        => TryAsync(policy, proxy => proxy.Choose(&Next, CancellationToken.None)(1).ShouldBe(2));

    [Theory]
    [MemberData(nameof(Policies.Every), MemberType = typeof(Policies))]
    public Task Arrays_of_pointers(Policy policy) => TryAsync(policy, proxy =>
    {
        int*[] row = new int*[2];
        proxy.Row(row, CancellationToken.None).ShouldBeSameAs(row);
    });

    [Fact]
    public void Properties_that_are_pointers()
    {
        int number = 5;
        IPointers proxy = Proxy(Policy.All);

        proxy.Origin = &number;

        (*proxy.Origin).ShouldBe(5);
        (Callee.Origin == &number).ShouldBeTrue();
    }

    private static int Next(int number) => number + 1;

    protected override IPointers Proxy(Policy policy) => policy switch
    {
        Policy.None => Wrap<GuardedPointers.IUnguarded>(),
        Policy.CircuitBreaker => Wrap<GuardedPointers.IBreaker>(),
        Policy.Timeout => Wrap<GuardedPointers.ITimeout>(),
        Policy.TotalTimeout => Wrap<GuardedPointers.ITotalTimeout>(),
        Policy.Retry => Wrap<GuardedPointers.IRetry>(),
        Policy.FallbackType => Wrap<GuardedPointers.IFallbackType>(),
        Policy.FallbackMethod => Wrap<GuardedPointers.IFallbackMethod>(),
        Policy.RateLimit => Wrap<GuardedPointers.IRateLimit>(),
        Policy.Bulkhead => Wrap<GuardedPointers.IBulkhead>(),
        Policy.Hedge => Wrap<GuardedPointers.IHedge>(),
        Policy.Coalesce => Wrap<GuardedPointers.ICoalesce>(),
        Policy.Cache => Wrap<GuardedPointers.ICache>(),
        Policy.All => Wrap<GuardedPointers.IAll>(),
        _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, null),
    };
}
