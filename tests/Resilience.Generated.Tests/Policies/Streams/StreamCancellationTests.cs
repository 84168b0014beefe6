namespace Resilience.GeneratedTests;

public sealed class StreamCancellationTests : IDisposable
{
    private readonly World _world = new();
    private readonly StreamCallee _callee = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task T3_a_token_that_is_cancelled_on_entry_calls_nothing(StreamKind kind)
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();
        IStreams[] proxies = [new ResilientStreamBreaker(_callee, _world.Runtime), new ResilientStreamTimed(_callee, _world.Runtime), new ResilientStreamRetried(_callee, _world.Runtime)];

        foreach (IStreams proxy in proxies)
        {
            IAsyncEnumerator<int> stream = proxy.Begin(kind, cancellation.Token);
            (await Should.ThrowAsync<OperationCanceledException>(() => stream.DrainAsync())).CancellationToken.ShouldBe(cancellation.Token);
        }

        _callee.Calls.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task T3_during_a_step_it_surfaces_with_the_callers_token_and_counts_nowhere(StreamKind kind)
    {
        var proxy = new ResilientStreamTimed(_callee, _world.Runtime);
        using var cancellation = new CancellationTokenSource();
        _callee.Script = static (_, token) => StreamCallee.HangsAfter(2, token);
        List<int> elements = [];

        Task<int> drained = proxy.Begin(kind, cancellation.Token).DrainAsync(elements);
        await cancellation.CancelAsync();

        (await Should.ThrowAsync<OperationCanceledException>(() => drained)).CancellationToken.ShouldBe(cancellation.Token);
        elements.ShouldBe([1, 2]);
        _callee.Held.ShouldNotBe(cancellation.Token);
        _world.Circuit.GetSnapshot().Failures.ShouldBe(0);
        await World.UntilAsync(() => _callee.Disposals == 1);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task T3_it_is_no_time_out_though_the_time_is_up_too(StreamKind kind)
    {
        var proxy = new ResilientStreamTimed(_callee, _world.Runtime);
        using var cancellation = new CancellationTokenSource();
        TaskCompletionSource<int> step = new();
        _callee.Script = (_, token) => Stubborn(step, token);

        Task<int> drained = proxy.Begin(kind, cancellation.Token).DrainAsync();
        await cancellation.CancelAsync();
        _world.Time.Advance(TimeSpan.FromSeconds(2));
        step.SetResult(0);

        (await Should.ThrowAsync<OperationCanceledException>(() => drained)).CancellationToken.ShouldBe(cancellation.Token);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task Without_a_time_out_the_callee_holds_the_callers_own_token(StreamKind kind)
    {
        var proxy = new ResilientStreamBreaker(_callee, _world.Runtime);
        using var cancellation = new CancellationTokenSource();

        await proxy.Begin(kind, cancellation.Token).DrainAsync();

        _callee.Held.ShouldBe(cancellation.Token);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_token_of_the_parameter_and_that_of_the_enumerator_both_cancel(bool first)
    {
        IStreams[] proxies = [new ResilientStreamBreaker(_callee, _world.Runtime), new ResilientStreamTimed(_callee, _world.Runtime)];
        _callee.Script = static (_, token) => StreamCallee.HangsAfter(1, token);

        foreach (IStreams proxy in proxies)
        {
            using var parameter = new CancellationTokenSource();
            using var enumerator = new CancellationTokenSource();
            Task<int> drained = proxy.ReadAsync(1, parameter.Token).GetAsyncEnumerator(enumerator.Token).DrainAsync();

            await (first ? parameter : enumerator).CancelAsync();

            await Should.ThrowAsync<OperationCanceledException>(() => drained);
        }

        _world.Runtime.Circuits.ShouldAllBe(circuit => circuit.GetSnapshot().Failures == 0);
    }

    [Fact]
    public async Task WithCancellation_alone_cancels()
    {
        var proxy = new ResilientStreamTimed(_callee, _world.Runtime);
        using var cancellation = new CancellationTokenSource();
        _callee.Script = static (_, token) => StreamCallee.HangsAfter(1, token);

        OperationCanceledException cancelled = await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (int _ in proxy.ReadAsync(1, CancellationToken.None).WithCancellation(cancellation.Token))
            {
                await cancellation.CancelAsync();
            }
        });

        cancelled.CancellationToken.ShouldBe(cancellation.Token);
    }

    private static async IAsyncEnumerable<int> Stubborn(TaskCompletionSource<int> step, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int element = await step.Task;
        cancellationToken.ThrowIfCancellationRequested();
        yield return element;
    }
}
