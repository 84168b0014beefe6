namespace Resilience.GeneratedTests;

public sealed class StreamBreakerTests : IDisposable
{
    private readonly World _world = new();
    private readonly StreamCallee _callee = new();
    private readonly ResilientStreamBreaker _proxy;

    public StreamBreakerTests() => _proxy = new ResilientStreamBreaker(_callee, _world.Runtime);

    public void Dispose() => _world.Dispose();

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task S1_a_failure_in_the_middle_is_a_failure_of_the_call_and_leaves_as_it_is(StreamKind kind)
    {
        var failure = new HttpRequestException("down");
        _callee.Script = (_, _) => StreamCallee.Numbers(2, failure);
        List<int> elements = [];

        (await Should.ThrowAsync<HttpRequestException>(() => _proxy.Begin(kind).DrainAsync(elements))).ShouldBeSameAs(failure);

        elements.ShouldBe([1, 2]);
        _world.Circuit.GetSnapshot().Failures.ShouldBe(1);
        _callee.Disposals.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task S1_a_failure_of_the_first_step_is_one_too(StreamKind kind)
    {
        _callee.Script = static (_, _) => StreamCallee.Numbers(0, new HttpRequestException("down"));

        await Should.ThrowAsync<HttpRequestException>(() => _proxy.Begin(kind).DrainAsync());

        _world.Circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(1);
        _callee.Disposals.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task S1_complete_enumeration_is_a_success(StreamKind kind)
    {
        await FailAsync(kind, 2);
        _callee.Script = static (_, _) => StreamCallee.Numbers(3);
        List<int> elements = [];

        await _proxy.Begin(kind).DrainAsync(elements);

        elements.ShouldBe([1, 2, 3]);
        _world.Circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(0);
        _callee.Disposals.ShouldBe(3);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task S1_early_disposal_by_the_consumer_is_a_success(StreamKind kind)
    {
        await FailAsync(kind, 2);
        _callee.Script = static (_, _) => StreamCallee.Numbers(3);

        IAsyncEnumerator<int> stream = _proxy.Begin(kind);
        (await stream.MoveNextAsync()).ShouldBeTrue();
        _world.Circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(2, "the call is not over");
        await stream.DisposeAsync();

        _world.Circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(0);
        _callee.Disposals.ShouldBe(3);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task S1_what_the_consumer_throws_is_no_failure(StreamKind kind)
    {
        await Should.ThrowAsync<FormatException>(async () =>
        {
            await using IAsyncEnumerator<int> stream = _proxy.Begin(kind);
            await stream.MoveNextAsync();
            throw new FormatException("the consumer's own");
        });

        _world.Circuit.GetSnapshot().Failures.ShouldBe(0);
        _callee.Disposals.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task CB1_the_third_failure_opens_and_the_rejection_names_service_and_method(StreamKind kind)
    {
        await FailAsync(kind, 3);
        _world.Circuit.State.ShouldBe(CircuitState.Open);
        IAsyncEnumerator<int> stream = _proxy.Begin(kind);

        CircuitOpenException rejection = await Should.ThrowAsync<CircuitOpenException>(() => stream.DrainAsync());

        rejection.Service.ShouldBe("IStreamBreaker");
        rejection.Method.ShouldBe(StreamKinds.MethodOf(kind));
        rejection.RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));
        _callee.Calls.ShouldBe(3);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task CB6_a_stream_can_be_the_probe_until_it_is_complete(StreamKind kind)
    {
        HalfOpen();
        IAsyncEnumerator<int> probe = _proxy.Begin(kind);
        (await probe.MoveNextAsync()).ShouldBeTrue();

        await Should.ThrowAsync<CircuitOpenException>(() => _proxy.Begin(kind).DrainAsync());
        _world.Circuit.State.ShouldBe(CircuitState.HalfOpen);
        await probe.DrainAsync();

        _world.Circuit.State.ShouldBe(CircuitState.Closed);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task CB6_a_probe_that_fails_in_the_middle_opens_again(StreamKind kind)
    {
        HalfOpen();
        _callee.Script = static (_, _) => StreamCallee.Numbers(2, new HttpRequestException("down"));

        await Should.ThrowAsync<HttpRequestException>(() => _proxy.Begin(kind).DrainAsync());

        _world.Circuit.State.ShouldBe(CircuitState.Open);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task CB9_a_probe_that_its_caller_cancels_gives_its_permit_back(StreamKind kind)
    {
        HalfOpen();
        using var cancellation = new CancellationTokenSource();
        _callee.Script = static (_, token) => StreamCallee.HangsAfter(1, token);
        Task<int> probe = _proxy.Begin(kind, cancellation.Token).DrainAsync();
        await cancellation.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => probe);

        _world.Circuit.State.ShouldBe(CircuitState.HalfOpen);
        _callee.Script = static (_, _) => StreamCallee.Numbers(1);
        await _proxy.Begin(kind).DrainAsync();

        _world.Circuit.State.ShouldBe(CircuitState.Closed);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task CB2_the_time_of_the_callees_steps_makes_a_slow_call(StreamKind kind)
    {
        var proxy = new ResilientStreamMeasured(_callee, new ResilienceRuntime(new ResilienceOptions { TimeProvider = _world.Time }));
        _callee.Script = (_, _) => Slowly(TimeSpan.FromMilliseconds(600));

        await proxy.Begin(kind).DrainAsync();

        await Should.ThrowAsync<CircuitOpenException>(() => proxy.Begin(kind).DrainAsync());
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task CB2_the_consumers_time_does_not(StreamKind kind)
    {
        var proxy = new ResilientStreamMeasured(_callee, new ResilienceRuntime(new ResilienceOptions { TimeProvider = _world.Time }));
        _callee.Script = (_, _) => Slowly(TimeSpan.FromMilliseconds(400));

        for (int call = 1; call <= 2; call++)
        {
            await using IAsyncEnumerator<int> stream = proxy.Begin(kind);
            while (await stream.MoveNextAsync())
            {
                _world.Time.Advance(TimeSpan.FromMinutes(10));
            }
        }

        _callee.Calls.ShouldBe(2);
    }

    private async Task FailAsync(StreamKind kind, int times)
    {
        _callee.Script = static (_, _) => StreamCallee.Numbers(1, new HttpRequestException("down"));
        for (int call = 1; call <= times; call++)
        {
            await Should.ThrowAsync<HttpRequestException>(() => _proxy.Begin(kind).DrainAsync());
        }
    }

    private void HalfOpen()
    {
        _world.Circuit.Open(TimeSpan.FromSeconds(1));
        _world.Time.Advance(TimeSpan.FromSeconds(1));
    }

    /// <summary>Two steps, each of which takes a while.</summary>
    private async IAsyncEnumerable<int> Slowly(TimeSpan step)
    {
        await Task.Yield();
        _world.Time.Advance(step);
        yield return 1;
        _world.Time.Advance(step);
        yield return 2;
    }
}
