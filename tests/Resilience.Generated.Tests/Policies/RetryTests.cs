namespace Resilience.GeneratedTests;

public sealed class RetryTests : IDisposable
{
    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task R1_a_call_that_fails_is_repeated_until_it_succeeds(Kind kind)
    {
        var proxy = new ResilientRetried(_world.Callee, _world.Runtime);
        _world.Callee.Script = static (call, _) => call < 3 ? Callee.Fails() : Task.FromResult(call);
        DateTimeOffset start = _world.Time.GetUtcNow();

        Task<int> call = await _world.PassUntilEndAsync(World.Start(() => proxy.CallAsync(kind)));

        (await call).ShouldBeOneOf(0, 3);
        _world.Callee.Calls.ShouldBe(3);
        (_world.Time.GetUtcNow() - start).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(300));
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task R1_the_last_exception_leaves_as_it_is(Kind kind)
    {
        var proxy = new ResilientRetried(_world.Callee, _world.Runtime);
        var last = new HttpRequestException("last");
        _world.Callee.Script = (call, _) => Callee.Fails(call == 3 ? last : null);

        Task<int> call = await _world.PassUntilEndAsync(World.Start(() => proxy.CallAsync(kind)));

        (await Should.ThrowAsync<HttpRequestException>(() => call)).ShouldBeSameAs(last);
        _world.Callee.Calls.ShouldBe(3);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task R1_a_cancelled_caller_ends_the_wait_at_once(Kind kind)
    {
        var proxy = new ResilientRetried(_world.Callee, _world.Runtime);
        using var cancellation = new CancellationTokenSource();
        _world.Callee.Script = static (_, _) => Callee.Fails();

        Task<int> call = World.Start(() => proxy.CallAsync(kind, cancellationToken: cancellation.Token));
        await World.UntilAsync(() => _world.Callee.Calls == 1);
        await cancellation.CancelAsync();

        (await Should.ThrowAsync<OperationCanceledException>(() => call)).CancellationToken.ShouldBe(cancellation.Token);
        _world.Callee.Calls.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task R2_what_repeats_by_nature_is_not_repeated(Kind kind)
    {
        var proxy = new ResilientRetried(_world.Callee, _world.Runtime);
        _world.Callee.Script = static (_, _) => Callee.Fails(new ArgumentException("again"));

        await Should.ThrowAsync<ArgumentException>(() => proxy.CallAsync(kind));

        _world.Callee.Calls.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task R2_our_own_time_outs_are_repeated(Kind kind)
    {
        var proxy = new ResilientGuarded(_world.Callee, _world.Runtime, _world.Services);
        _world.Callee.Script = static (call, token) => call == 1 ? Callee.HangsAsync(token) : Task.FromResult(7);

        Task<int> call = await _world.PassUntilEndAsync(World.Start(() => proxy.CallAsync(kind)));

        (await call).ShouldBeOneOf(0, 7);
        _world.Callee.Calls.ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task R2_a_circuit_that_opens_ends_the_retries_and_its_fallback_answers(Kind kind)
    {
        var proxy = new ResilientGuarded(_world.Callee, _world.Runtime, _world.Services);
        _world.Callee.Script = (_, _) =>
        {
            _world.Circuit.ForceOpen();
            return Callee.Fails();
        };

        Task<int> call = await _world.PassUntilEndAsync(World.Start(() => proxy.CallAsync(kind)));

        // The callee's own exception is the cause then, whatever overloads there are for rejections.
        (await call).ShouldBe(kind switch { Kind.ValueTaskOf => 200, Kind.Value or Kind.TaskOf => 100, _ => 0 });
        _world.Callee.Calls.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task R2_a_rejection_is_repeated_where_Handle_names_it(Kind kind)
    {
        var inner = new Persistent();
        var proxy = new ResilientPersistent(inner, _world.Runtime);
        _world.Circuit.Open(TimeSpan.FromMilliseconds(50));

        Task<int> call = await _world.PassUntilEndAsync(World.Start(() => proxy.CallAsync(kind)));

        (await call).ShouldBeOneOf(0, 9);
    }

    [Theory]
    [MemberData(nameof(Kinds.WithResult), MemberType = typeof(Kinds))]
    public async Task R4_a_result_that_is_a_failure_is_repeated_and_counted(Kind kind)
    {
        var proxy = new ResilientJudged(_world.Callee, _world.Runtime);
        _world.Callee.Script = static (call, _) => Task.FromResult(call == 1 ? -1 : 5);

        Task<int> call = await _world.PassUntilEndAsync(World.Start(() => proxy.CallAsync(kind)));

        (await call).ShouldBe(5);
        _world.Callee.Calls.ShouldBe(2);
        _world.Circuit.GetSnapshot().Failures.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Kinds.WithResult), MemberType = typeof(Kinds))]
    public async Task R4_after_the_last_attempt_the_result_is_returned(Kind kind)
    {
        var proxy = new ResilientJudged(_world.Callee, _world.Runtime);
        _world.Callee.Script = static async (call, _) =>
        {
            await Task.Yield();
            return -call;
        };

        Task<int> call = await _world.PassUntilEndAsync(World.Start(() => proxy.CallAsync(kind)));

        (await call).ShouldBe(-2);
        _world.Circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(Kinds.WithResult), MemberType = typeof(Kinds))]
    public async Task R4_the_result_is_returned_where_the_circuit_ends_the_retries(Kind kind)
    {
        var proxy = new ResilientJudged(_world.Callee, _world.Runtime);
        _world.Callee.Script = (_, _) =>
        {
            _world.Circuit.ForceOpen();
            return Task.FromResult(-8);
        };

        Task<int> call = await _world.PassUntilEndAsync(World.Start(() => proxy.CallAsync(kind)));

        (await call).ShouldBe(-8);
        _world.Callee.Calls.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Kinds.WithResult), MemberType = typeof(Kinds))]
    public async Task A_result_that_is_no_failure_is_returned_at_once_and_counted_once(Kind kind)
    {
        var proxy = new ResilientJudged(_world.Callee, _world.Runtime);
        _world.Callee.Script = static (call, _) => Task.FromResult(call == 1 ? -1 : 5);

        await _world.PassUntilEndAsync(World.Start(() => proxy.CallAsync(kind)));
        (await proxy.CallAsync(kind)).ShouldBe(5);

        _world.Circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(0);
    }

    [Fact]
    public void S2_an_attempt_finds_in_a_reference_what_the_last_one_left()
    {
        int attempts = 0;

        new ResilientCounting(new Counting(), _world.Runtime).TryRead(ref attempts, out string text).ShouldBeTrue();

        (attempts, text).ShouldBe((2, "attempt 2"));
    }
}
