namespace Resilience.GeneratedTests;

public sealed class StreamRetryTests : IDisposable
{
    private readonly World _world = new();
    private readonly StreamCallee _callee = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task S1_before_the_first_element_the_callee_is_called_again(StreamKind kind)
    {
        var proxy = new ResilientStreamRetried(_callee, _world.Runtime);
        _callee.Script = static (call, _) => call < 3 ? StreamCallee.Numbers(0, new HttpRequestException("down")) : StreamCallee.Numbers(3);
        List<int> elements = [];
        DateTimeOffset start = _world.Time.GetUtcNow();

        await await _world.PassUntilEndAsync(proxy.Begin(kind).DrainAsync(elements));

        elements.ShouldBe([1, 2, 3]);
        _callee.Calls.ShouldBe(3);
        _callee.Disposals.ShouldBe(3);
        (_world.Time.GetUtcNow() - start).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(300));
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task S1_after_the_first_element_nothing_is_repeated(StreamKind kind)
    {
        var proxy = new ResilientStreamRetried(_callee, _world.Runtime);
        var failure = new HttpRequestException("down");
        _callee.Script = (_, _) => StreamCallee.Numbers(1, failure);
        List<int> elements = [];

        (await Should.ThrowAsync<HttpRequestException>(() => proxy.Begin(kind).DrainAsync(elements))).ShouldBeSameAs(failure);

        elements.ShouldBe([1]);
        _callee.Calls.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task R1_the_last_exception_leaves_as_it_is(StreamKind kind)
    {
        var proxy = new ResilientStreamRetried(_callee, _world.Runtime);
        var last = new HttpRequestException("last");
        _callee.Script = (call, _) => StreamCallee.Numbers(0, call == 3 ? last : new HttpRequestException("down"));

        Task<int> drained = await _world.PassUntilEndAsync(proxy.Begin(kind).DrainAsync());

        (await Should.ThrowAsync<HttpRequestException>(() => drained)).ShouldBeSameAs(last);
        _callee.Calls.ShouldBe(3);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task A_callee_that_throws_at_once_is_called_again(StreamKind kind)
    {
        var proxy = new ResilientStreamRetried(_callee, _world.Runtime);
        _callee.ThrowsAtOnce = new HttpRequestException("down");

        Task<int> drained = await _world.PassUntilEndAsync(proxy.Begin(kind).DrainAsync());

        (await Should.ThrowAsync<HttpRequestException>(() => drained)).ShouldBeSameAs(_callee.ThrowsAtOnce);
        _callee.Calls.ShouldBe(3);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task An_empty_stream_is_a_success(StreamKind kind)
    {
        var proxy = new ResilientStreamRetried(_callee, _world.Runtime);
        _callee.Script = static (_, _) => StreamCallee.Numbers(0);

        (await proxy.Begin(kind).DrainAsync()).ShouldBe(0);

        _callee.Calls.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task R2_a_time_out_of_the_first_step_is_repeated(StreamKind kind)
    {
        var proxy = new ResilientStreamGuarded(_callee, _world.Runtime, _world.Services);
        _callee.Script = static (call, token) => call == 1 ? StreamCallee.HangsAfter(0, token) : StreamCallee.Numbers(2);
        List<int> elements = [];

        await await _world.PassUntilEndAsync(proxy.Begin(kind).DrainAsync(elements));

        elements.ShouldBe([1, 2]);
        _callee.Calls.ShouldBe(2);
        await World.UntilAsync(() => _callee.Disposals == 2);
        _world.Circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task R2_a_time_out_in_the_middle_is_not(StreamKind kind)
    {
        var proxy = new ResilientStreamGuarded(_callee, _world.Runtime, _world.Services);
        _callee.Script = static (_, token) => StreamCallee.HangsAfter(1, token);

        Task<int> drained = await _world.PassUntilEndAsync(proxy.Begin(kind).DrainAsync());

        await Should.ThrowAsync<AttemptTimeoutException>(() => drained);
        _callee.Calls.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task R1_what_disposal_throws_after_a_failure_does_not_hide_it(StreamKind kind)
    {
        var proxy = new ResilientStreamRetried(_callee, _world.Runtime);
        _callee.DisposalThrows = new FormatException("disposal");
        _callee.Script = static (_, _) => StreamCallee.Numbers(0, new HttpRequestException("down"));

        Task<int> drained = await _world.PassUntilEndAsync(proxy.Begin(kind).DrainAsync());

        await Should.ThrowAsync<HttpRequestException>(() => drained);
        _callee.Calls.ShouldBe(3);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task T3_the_callers_cancellation_ends_the_wait(StreamKind kind)
    {
        var proxy = new ResilientStreamRetried(_callee, _world.Runtime);
        using var cancellation = new CancellationTokenSource();
        _callee.Script = static (_, _) => StreamCallee.Numbers(0, new HttpRequestException("down"));

        Task<int> drained = proxy.Begin(kind, cancellation.Token).DrainAsync();
        await World.UntilAsync(() => _callee.Disposals == 1);
        await cancellation.CancelAsync();

        (await Should.ThrowAsync<OperationCanceledException>(() => drained)).CancellationToken.ShouldBe(cancellation.Token);
        _callee.Calls.ShouldBe(1);
    }
}
