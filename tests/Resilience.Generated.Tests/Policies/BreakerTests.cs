namespace Resilience.GeneratedTests;

public sealed class BreakerTests : IDisposable
{
    private readonly World _world = new();
    private readonly ResilientBreaker _proxy;

    public BreakerTests() => _proxy = new ResilientBreaker(_world.Callee, _world.Runtime);

    public void Dispose() => _world.Dispose();

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task CB1_the_third_failure_in_a_row_opens_and_a_success_starts_over(Kind kind)
    {
        _world.Callee.Script = static (call, _) => call is 3 ? Task.FromResult(7) : Callee.Fails();

        for (int call = 1; call <= 5; call++)
        {
            _world.Circuit.State.ShouldBe(CircuitState.Closed);
            Exception? thrown = await Record.ExceptionAsync(() => _proxy.CallAsync(kind));
            (thrown is HttpRequestException).ShouldBe(call != 3);
        }

        await Should.ThrowAsync<HttpRequestException>(() => _proxy.CallAsync(kind));
        _world.Circuit.State.ShouldBe(CircuitState.Open);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task CB1_failures_that_come_later_count_alike(Kind kind)
    {
        _world.Callee.Script = static async (_, _) =>
        {
            await Task.Yield();
            throw new HttpRequestException("down");
        };

        for (int call = 1; call <= 3; call++)
        {
            await Should.ThrowAsync<HttpRequestException>(() => _proxy.CallAsync(kind));
        }

        _world.Circuit.State.ShouldBe(CircuitState.Open);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task CB4_an_open_circuit_rejects_and_names_service_and_method(Kind kind)
    {
        _world.Circuit.Open();

        CircuitOpenException rejection = await Should.ThrowAsync<CircuitOpenException>(() => _proxy.CallAsync(kind));

        _world.Callee.Calls.ShouldBe(0);
        rejection.CircuitName.ShouldBe(ResilientBreaker.Circuits.Interface);
        rejection.Service.ShouldBe("IBreaker");
        rejection.Method.ShouldBe(Kinds.MethodOf(kind));
        rejection.RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task CB5_after_the_reset_time_a_probe_closes(Kind kind)
    {
        _world.Circuit.Open();
        _world.Time.Advance(TimeSpan.FromSeconds(30));

        await _proxy.CallAsync(kind);

        _world.Circuit.State.ShouldBe(CircuitState.Closed);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task CB9_the_callers_cancellation_gives_the_probes_permit_back(Kind kind)
    {
        _world.Circuit.Open();
        _world.Time.Advance(TimeSpan.FromSeconds(30));
        using var cancellation = new CancellationTokenSource();
        _world.Callee.Script = static (_, token) => Callee.HangsAsync(token);

        Task<int> call = World.Start(() => _proxy.CallAsync(kind, cancellationToken: cancellation.Token));
        await World.UntilAsync(() => _world.Callee.Calls == 1);
        await cancellation.CancelAsync();
        OperationCanceledException cancelled = await Should.ThrowAsync<OperationCanceledException>(() => call);

        cancelled.CancellationToken.ShouldBe(cancellation.Token);
        _world.Circuit.State.ShouldBe(CircuitState.HalfOpen);
        _world.Callee.Script = static (call, _) => Task.FromResult(call);
        await _proxy.CallAsync(kind);
        _world.Circuit.State.ShouldBe(CircuitState.Closed);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task CB10_an_exception_that_is_not_handled_is_a_success(Kind kind)
    {
        _world.Callee.Script = static (call, _) => call == 3 ? Callee.Fails(new FormatException()) : Callee.Fails();

        for (int call = 1; call <= 5; call++)
        {
            await Should.ThrowAsync<Exception>(() => _proxy.CallAsync(kind));
        }

        _world.Circuit.State.ShouldBe(CircuitState.Closed);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task CB9_an_ignored_exception_counts_as_nothing(Kind kind)
    {
        _world.Callee.Script = static (call, _) => call == 3 ? Callee.Fails(new PlatformNotSupportedException()) : Callee.Fails();

        for (int call = 1; call <= 4; call++)
        {
            await Should.ThrowAsync<Exception>(() => _proxy.CallAsync(kind));
        }

        _world.Circuit.State.ShouldBe(CircuitState.Open);
        _world.Circuit.GetSnapshot().Ignored.ShouldBe(1);
    }

    [Fact]
    public async Task A_call_that_is_done_at_once_gives_back_the_callees_own_task()
    {
        Task<int> done = Task.FromResult(5);
        Task<int> failed = Callee.Fails();
        _world.Callee.Script = (call, _) => call == 1 ? done : failed;

        _proxy.ReadAsync(1, default).ShouldBeSameAs(done);
        _proxy.ReadAsync(1, default).ShouldBeSameAs(failed);

        _world.Circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(1);
        await Should.ThrowAsync<HttpRequestException>(() => failed);
    }

    [Fact]
    public async Task A_callee_that_returns_no_task_fails_through_the_task()
    {
        _world.Callee.Script = static (_, _) => null!;

        Task<int> call = _proxy.ReadAsync(1, default);

        await Should.ThrowAsync<NullReferenceException>(() => call);
    }

    [Theory]
    [MemberData(nameof(Kinds.Async), MemberType = typeof(Kinds))]
    public void T5_an_exception_thrown_at_once_surfaces_through_the_task(Kind kind)
    {
        _world.Callee.Script = static (_, _) => throw new HttpRequestException("at once");

        Task call = kind switch
        {
            Kind.Task => _proxy.RunAsync(1, default),
            Kind.TaskOf => _proxy.ReadAsync(1, default),
            Kind.ValueTask => _proxy.RunValueAsync(1, default).AsTask(),
            _ => _proxy.ReadValueAsync(1, default).AsTask(),
        };

        call.IsFaulted.ShouldBeTrue();
        call.Exception!.InnerException.ShouldBeOfType<HttpRequestException>();
        _world.Circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task T3_with_a_token_that_is_cancelled_at_entry_nothing_is_called(Kind kind)
    {
        _world.Circuit.Open();

        OperationCanceledException cancelled = await Should.ThrowAsync<OperationCanceledException>(() => _proxy.CallAsync(kind, cancellationToken: new CancellationToken(canceled: true)));

        cancelled.CancellationToken.IsCancellationRequested.ShouldBeTrue();
        _world.Callee.Calls.ShouldBe(0);
        _world.Circuit.GetSnapshot().Rejected.ShouldBe(0);
    }
}
