namespace Resilience.GeneratedTests;

public sealed class TimeoutTests : IDisposable
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task T1_a_callee_that_obeys_its_token_becomes_a_time_out_and_a_failure(Kind kind)
    {
        var proxy = new ResilientTimed(_world.Callee, _world.Runtime);
        _world.Callee.Script = static (_, token) => Callee.HangsAsync(token);

        Task<int> call = await _world.PassUntilEndAsync(World.Start(() => proxy.CallAsync(kind)));

        AttemptTimeoutException timeout = await Should.ThrowAsync<AttemptTimeoutException>(() => call);
        timeout.Timeout.ShouldBe(s_second);
        timeout.Service.ShouldBe("ITimed");
        timeout.Method.ShouldBe(Kinds.MethodOf(kind));
        _world.Circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task T1_before_the_deadline_nothing_is_cancelled(Kind kind)
    {
        var proxy = new ResilientTimed(_world.Callee, _world.Runtime);
        CancellationToken held = default;
        TaskCompletionSource<int> answer = new();
        _world.Callee.Script = (_, token) =>
        {
            held = token;
            return answer.Task;
        };

        Task<int> call = World.Start(() => proxy.CallAsync(kind));
        await World.UntilAsync(() => _world.Callee.Calls == 1);
        _world.Time.Advance(s_second - TimeSpan.FromMilliseconds(1));
        held.IsCancellationRequested.ShouldBeFalse();
        answer.SetResult(0);

        await call;
        _world.Circuit.State.ShouldBe(CircuitState.Closed);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task T1_after_the_deadline_other_exceptions_leave_as_they_are(Kind kind)
    {
        var proxy = new ResilientTimed(_world.Callee, _world.Runtime);
        var own = new FormatException("own");
        _world.Callee.Script = async (_, token) =>
        {
            await Task.Delay(System.Threading.Timeout.InfiniteTimeSpan, token).ContinueWith(static _ => { }, TaskScheduler.Default);
            throw own;
        };

        Task<int> call = await _world.PassUntilEndAsync(World.Start(() => proxy.CallAsync(kind)));

        (await Should.ThrowAsync<FormatException>(() => call)).ShouldBeSameAs(own);
    }

    [Theory]
    [MemberData(nameof(Kinds.WithResult), MemberType = typeof(Kinds))]
    public async Task T1_a_value_that_comes_after_the_deadline_is_returned(Kind kind)
    {
        var proxy = new ResilientTimed(_world.Callee, _world.Runtime);
        _world.Callee.Script = static async (_, token) =>
        {
            await Task.Delay(System.Threading.Timeout.InfiniteTimeSpan, token).ContinueWith(static _ => { }, TaskScheduler.Default);
            return 42;
        };

        Task<int> call = await _world.PassUntilEndAsync(World.Start(() => proxy.CallAsync(kind)));

        (await call).ShouldBe(42);
    }

    [Theory]
    [MemberData(nameof(Kinds.Async), MemberType = typeof(Kinds))]
    public async Task T2_a_callee_that_ignores_its_token_is_abandoned(Kind kind)
    {
        var proxy = new ResilientAbandoned(_world.Callee, _world.Runtime);
        TaskCompletionSource<int> never = new();
        _world.Callee.Script = (_, _) => never.Task;

        Task<int> call = await _world.PassUntilEndAsync(World.Start(() => proxy.CallAsync(kind)));

        await Should.ThrowAsync<AttemptTimeoutException>(() => call);
        _world.Circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(1);
        never.SetException(new FormatException("nobody is left to see it"));
    }

    [Fact]
    public async Task T2_without_a_token_the_caller_is_released_at_the_deadline()
    {
        var inner = new Tokenless();
        var proxy = new ResilientTokenless(inner, _world.Runtime);

        Task<int> read = await _world.PassUntilEndAsync(proxy.ReadAsync());
        await Should.ThrowAsync<AttemptTimeoutException>(() => read);

        Task<int> run = await _world.PassUntilEndAsync(Run());
        await Should.ThrowAsync<TotalTimeoutException>(() => run);

        async Task<int> Run()
        {
            await proxy.RunAsync();
            return 0;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task T3_the_callers_cancellation_surfaces_with_the_callers_token(Kind kind)
    {
        var proxy = new ResilientTimed(_world.Callee, _world.Runtime);
        using var cancellation = new CancellationTokenSource();
        CancellationToken held = default;
        _world.Callee.Script = (_, token) =>
        {
            held = token;
            return Callee.HangsAsync(token);
        };

        Task<int> call = World.Start(() => proxy.CallAsync(kind, cancellationToken: cancellation.Token));
        await World.UntilAsync(() => _world.Callee.Calls == 1);
        await cancellation.CancelAsync();

        OperationCanceledException cancelled = await Should.ThrowAsync<OperationCanceledException>(() => call);
        cancelled.CancellationToken.ShouldBe(cancellation.Token);
        held.ShouldNotBe(cancellation.Token);
        _world.Circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task T4_the_total_time_bounds_a_single_attempt_too(Kind kind)
    {
        var proxy = new ResilientTotal(_world.Callee, _world.Runtime);
        _world.Callee.Script = static (_, token) => Callee.HangsAsync(token);

        Task<int> call = await _world.PassUntilEndAsync(World.Start(() => proxy.CallAsync(kind)));

        (await Should.ThrowAsync<TotalTimeoutException>(() => call)).Timeout.ShouldBe(s_second);
        _world.Circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task T4_the_total_time_bounds_attempts_and_waits_and_carries_the_last_failure(Kind kind)
    {
        var proxy = new ResilientRetriedInTime(_world.Callee, _world.Runtime);
        var last = new HttpRequestException("down");
        _world.Callee.Script = (_, _) => Callee.Fails(last);

        Task<int> call = await _world.PassUntilEndAsync(World.Start(() => proxy.CallAsync(kind)));

        (await Should.ThrowAsync<TotalTimeoutException>(() => call)).InnerException.ShouldBeSameAs(last);
        _world.Callee.Calls.ShouldBeInRange(1, 3);
    }
}
