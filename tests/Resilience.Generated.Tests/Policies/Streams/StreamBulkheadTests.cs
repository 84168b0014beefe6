namespace Resilience.GeneratedTests;

public sealed class StreamBulkheadTests : IDisposable
{
    private readonly World _world = new();
    private readonly StreamCallee _callee = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task S1_the_slot_is_held_for_the_whole_enumeration(StreamKind kind)
    {
        var proxy = new ResilientStreamConfined(_callee, _world.Runtime);
        IAsyncEnumerator<int> first = proxy.Begin(kind);
        (await first.MoveNextAsync()).ShouldBeTrue();

        Task<int> waiting = proxy.Begin(kind).DrainAsync();
        await Should.ThrowAsync<BulkheadFullException>(() => proxy.Begin(kind).DrainAsync());
        (await first.MoveNextAsync()).ShouldBeTrue();
        waiting.IsCompleted.ShouldBeFalse();
        _callee.Calls.ShouldBe(1);
        await first.DisposeAsync();

        (await World.EndAsync(waiting)).ShouldBe(3);
        _world.Circuit.GetSnapshot().Failures.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task S1_the_slot_comes_back_however_an_enumeration_ends(StreamKind kind)
    {
        var proxy = new ResilientStreamConfinedAbandoned(_callee, _world.Runtime);

        (await proxy.Begin(kind).DrainAsync()).ShouldBe(3);
        _callee.Script = static (_, _) => StreamCallee.Numbers(1, new HttpRequestException("down"));
        await Should.ThrowAsync<HttpRequestException>(() => proxy.Begin(kind).DrainAsync());
        _callee.ThrowsAtOnce = new HttpRequestException("at once");
        await Should.ThrowAsync<HttpRequestException>(() => proxy.Begin(kind).DrainAsync());
        _callee.ThrowsAtOnce = null;
        _callee.Script = static (_, _) => StreamCallee.Numbers(2);
        _callee.DisposalThrows = new FormatException("disposal");
        await Should.ThrowAsync<FormatException>(() => proxy.Begin(kind).DrainAsync());
        _callee.DisposalThrows = null;

        (await proxy.Begin(kind).DrainAsync()).ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task T2_a_step_that_is_left_behind_keeps_the_slot_until_it_really_ends(StreamKind kind)
    {
        var proxy = new ResilientStreamConfinedAbandoned(_callee, _world.Runtime);
        TaskCompletionSource<int> step = new();
        _callee.Script = (call, _) => call == 1 ? StreamCallee.WaitsAfter(1, step.Task) : StreamCallee.Numbers(3);
        Task<int> abandoned = proxy.Begin(kind).DrainAsync();
        _world.Pass(1_000);
        await Should.ThrowAsync<AttemptTimeoutException>(() => World.EndAsync(abandoned));

        await Should.ThrowAsync<BulkheadFullException>(() => proxy.Begin(kind).DrainAsync());
        step.SetResult(2);
        await World.UntilAsync(() => _callee.Disposals == 1);

        (await World.EndAsync(PassingAsync())).ShouldBe(3);

        // The slot comes back a moment after the disposal.
        async Task<int> PassingAsync()
        {
            while (true)
            {
                try
                {
                    return await proxy.Begin(kind).DrainAsync();
                }
                catch (BulkheadFullException)
                {
                    await Task.Yield();
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task B1_a_queued_enumeration_that_is_cancelled_never_begins(StreamKind kind)
    {
        var proxy = new ResilientStreamConfined(_callee, _world.Runtime);
        using var cancellation = new CancellationTokenSource();
        IAsyncEnumerator<int> first = proxy.Begin(kind);
        await first.MoveNextAsync();
        Task<int> cancelled = proxy.Begin(kind, cancellation.Token).DrainAsync();

        await cancellation.CancelAsync();

        (await Should.ThrowAsync<OperationCanceledException>(() => World.EndAsync(cancelled))).CancellationToken.ShouldBe(cancellation.Token);
        await first.DisposeAsync();
        (await proxy.Begin(kind).DrainAsync()).ShouldBe(3);
        _callee.Calls.ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task Each_enumeration_takes_a_permit_of_the_rate_limit_and_its_steps_take_none(StreamKind kind)
    {
        var proxy = new ResilientStreamRate(_callee, _world.Runtime);
        (await proxy.Begin(kind).DrainAsync()).ShouldBe(3);

        Task<int> waiting = proxy.Begin(kind).DrainAsync();
        (await Should.ThrowAsync<RateLimitedException>(() => proxy.Begin(kind).DrainAsync())).RetryAfter.ShouldBe(TimeSpan.FromSeconds(2));
        waiting.IsCompleted.ShouldBeFalse();
        _world.Pass(1_000);

        (await World.EndAsync(waiting)).ShouldBe(3);
    }
}
