namespace Resilience.GeneratedTests;

/// <summary>Policies that the configuration switches off and on, in proxies that are in use.</summary>
public sealed class SwitchTests : IDisposable
{
    private const string Policies = "Interfaces:IConfigured:Policies:";

    private readonly Settings _settings = new();
    private readonly World _world;
    private readonly ResilientConfigured _proxy;

    public SwitchTests()
    {
        _world = new World(_settings.Root);
        _proxy = new ResilientConfigured(_world.Callee, _world.Runtime, _world.Services);
    }

    public void Dispose() => _world.Dispose();

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task Everything_off_forwards(Kind kind)
    {
        var timed = new ResilientConfiguredInTime(_world.Callee, _world.Runtime);
        using CancellationTokenSource own = new();
        CancellationToken held = default;
        _settings.Change(("Enabled", "false"));
        _world.Callee.Script = (_, token) =>
        {
            held = token;
            return Callee.Fails();
        };

        for (int i = 0; i < 5; i++)
        {
            await Should.ThrowAsync<HttpRequestException>(() => _proxy.CallAsync(kind, cancellationToken: own.Token));
            held.ShouldBe(own.Token);
            await Should.ThrowAsync<HttpRequestException>(() => timed.CallAsync(kind, cancellationToken: own.Token));
            held.ShouldBe(own.Token);
        }

        _world.Callee.Calls.ShouldBe(10);
        _world.Circuit.GetSnapshot().ShouldSatisfyAllConditions(
            snapshot => snapshot.State.ShouldBe(CircuitState.Closed),
            snapshot => snapshot.Failures.ShouldBe(0));
    }

    [Theory]
    [MemberData(nameof(Kinds.Async), MemberType = typeof(Kinds))]
    public async Task A_callee_that_may_keep_its_token_may_also_where_another_policy_than_the_time_out_gives_it(Kind kind)
    {
        List<CancellationToken> kept = [];
        _world.Callee.Script = (call, token) =>
        {
            kept.Add(token);
            return Task.FromResult(call);
        };
        _settings.Change(("Interfaces:IFreshInTime:Policies:Timeout:Enabled", "false"), ("Interfaces:IFreshHedged:Policies:Timeout:Enabled", "false"));
        ICalls[] proxies = [new ResilientFreshInTime(_world.Callee, _world.Runtime), new ResilientFreshHedged(_world.Callee, _world.Runtime)];

        foreach (ICalls proxy in proxies)
        {
            await proxy.CallAsync(kind);
            await proxy.CallAsync(kind);
        }

        kept.Distinct().Count().ShouldBe(4);
        kept.ShouldAllBe(static token => token.CanBeCanceled);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task A_breaker_that_is_off_neither_counts_nor_rejects_and_its_circuit_keeps_its_state(Kind kind)
    {
        _settings.Change((Policies + "Retry", "0"), (Policies + "Fallback:Enabled", "false"));
        _world.Circuit.ForceOpen();
        await Should.ThrowAsync<CircuitOpenException>(() => _proxy.CallAsync(kind));

        _settings.Change((Policies + "CircuitBreaker:Enabled", "false"));
        _world.Callee.Script = static (_, _) => Callee.Fails();
        await Should.ThrowAsync<HttpRequestException>(() => _proxy.CallAsync(kind));
        _world.Circuit.GetSnapshot().Failures.ShouldBe(0);

        _settings.Change((Policies + "CircuitBreaker:Enabled", "true"));
        await Should.ThrowAsync<CircuitOpenException>(() => _proxy.CallAsync(kind));
        _world.Circuit.State.ShouldBe(CircuitState.ForcedOpen);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task A_retry_that_is_off_does_not_repeat(Kind kind)
    {
        _settings.Change((Policies + "Retry:Enabled", "false"), (Policies + "Fallback:Enabled", "false"));
        _world.Callee.Script = static (_, _) => Callee.Fails();

        await Should.ThrowAsync<HttpRequestException>(() => _proxy.CallAsync(kind));
        _world.Callee.Calls.ShouldBe(1);

        _settings.Change((Policies + "Retry:Enabled", "true"));
        await Should.ThrowAsync<Exception>(() => _proxy.CallAsync(kind));
        _world.Callee.Calls.ShouldBeGreaterThan(2);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task A_fallback_that_is_off_does_not_answer(Kind kind)
    {
        _settings.Change((Policies + "Retry", "0"));
        _world.Callee.Script = static (_, _) => Callee.Fails();
        await _proxy.CallAsync(kind);

        _settings.Change((Policies + "Fallback:Enabled", "false"));
        await Should.ThrowAsync<HttpRequestException>(() => _proxy.CallAsync(kind));

        _settings.Change((Policies + "Fallback:Enabled", "true"), (Policies + "Fallback:When", "CircuitOpen"));
        await Should.ThrowAsync<HttpRequestException>(() => _proxy.CallAsync(kind));
        (await _proxy.CallAsync(kind)).ShouldBeGreaterThanOrEqualTo(0);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task A_time_out_that_is_off_bounds_nothing_and_one_that_is_on_again_does(Kind kind)
    {
        var proxy = new ResilientConfiguredInTime(_world.Callee, _world.Runtime);
        _settings.Change(("Interfaces:IConfiguredInTime:Policies:Timeout:Enabled", "false"), ("Interfaces:IConfiguredInTime:Policies:TotalTimeout", "0"));
        TaskCompletionSource<int> answer = new();
        _world.Callee.Script = (_, _) => answer.Task;

        Task<int> unbound = World.Start(() => proxy.CallAsync(kind));
        await World.UntilAsync(() => _world.Callee.Calls == 1);
        _world.Time.Advance(TimeSpan.FromHours(1));
        unbound.IsCompleted.ShouldBeFalse();
        answer.SetResult(1);
        await unbound;

        _settings.Change(("Interfaces:IConfiguredInTime:Policies:Timeout:Enabled", "true"), ("Interfaces:IConfiguredInTime:Policies:Timeout:Milliseconds", "2000"));
        _world.Callee.Script = static (_, token) => Callee.HangsAsync(token);
        Task<int> bound = await _world.PassUntilEndAsync(World.Start(() => proxy.CallAsync(kind)));
        (await Should.ThrowAsync<AttemptTimeoutException>(() => bound)).Timeout.ShouldBe(TimeSpan.FromSeconds(2));

        _settings.Change(("Interfaces:IConfiguredInTime:Policies:Timeout:Enabled", "false"), ("Interfaces:IConfiguredInTime:Policies:TotalTimeout", "00:00:03"));
        Task<int> total = await _world.PassUntilEndAsync(World.Start(() => proxy.CallAsync(kind)));
        (await Should.ThrowAsync<TotalTimeoutException>(() => total)).Timeout.ShouldBe(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task A_method_is_taken_out_of_the_interface_s_breaker_alone()
    {
        _settings.Change((Policies + "Retry", "0"), (Policies + "Fallback:Enabled", "false"), ("Interfaces:IConfigured:Methods:ReadAsync:CircuitBreaker:Enabled", "false"));
        _world.Circuit.ForceOpen();

        (await _proxy.ReadAsync(1, default)).ShouldBe(1);
        await Should.ThrowAsync<CircuitOpenException>(() => _proxy.RunAsync(1, default));
    }

    [Fact]
    public async Task A_bulkhead_and_a_rate_limit_are_widened_narrowed_and_switched_off()
    {
        _settings.Change((Policies + "Retry", "0"), (Policies + "Fallback:Enabled", "false"), (Policies + "Bulkhead:MaxConcurrency", "1"));
        TaskCompletionSource<int> answer = new();
        _world.Callee.Script = (_, _) => answer.Task;
        Task<int> first = _proxy.ReadAsync(1, default);
        await Should.ThrowAsync<BulkheadFullException>(() => _proxy.ReadAsync(1, default));

        _settings.Change((Policies + "Bulkhead:MaxQueue", "1"));
        Task<int> waiting = _proxy.ReadAsync(1, default);
        _world.Callee.Calls.ShouldBe(1);
        _settings.Change((Policies + "Bulkhead:MaxConcurrency", "2"));
        await World.UntilAsync(() => _world.Callee.Calls == 2);
        await Should.ThrowAsync<BulkheadFullException>(async () =>
        {
            Task<int>[] more = [_proxy.ReadAsync(1, default), _proxy.ReadAsync(1, default)];
            await more[1];
        });

        _settings.Change((Policies + "Bulkhead:Enabled", "false"), (Policies + "RateLimit", "1"));
        answer.SetResult(7);
        (await first).ShouldBe(7);
        (await waiting).ShouldBe(7);
        await Should.ThrowAsync<RateLimitedException>(() => _proxy.ReadAsync(1, default));

        _settings.Change((Policies + "RateLimit:Enabled", "false"));
        (await _proxy.ReadAsync(1, default)).ShouldBe(7);
    }
}
