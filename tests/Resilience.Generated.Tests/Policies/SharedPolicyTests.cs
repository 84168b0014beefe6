namespace Resilience.GeneratedTests;

/// <summary>Whose bulkhead and whose rate limit, and which methods have one.</summary>
public sealed class SharedPolicyTests : IDisposable
{
    private readonly World _world = new();
    private readonly Pool _pool = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_bulkhead_is_shared_by_all_that_name_it()
    {
        var reader = new ResilientPoolReader(_pool, _world.Runtime);
        var writer = new ResilientPoolWriter(_pool, _world.Runtime);
        Task<int> reading = reader.ReadAsync();

        (await Should.ThrowAsync<BulkheadFullException>(async () => await writer.WriteAsync())).Service.ShouldBe("IPoolWriter");
        _pool.End();
        await World.EndAsync(reading);

        (await writer.WriteAsync()).ShouldBe(7);
    }

    [Fact]
    public async Task A_rate_limit_is_shared_by_all_that_name_it()
    {
        var reader = new ResilientPoolReader(_pool, _world.Runtime);
        var writer = new ResilientPoolWriter(_pool, _world.Runtime);
        _pool.End();
        await reader.CountAsync();

        Should.Throw<RateLimitedException>(() => writer.Add()).Method.ShouldBe("Add");
        _world.Pass(1_000);

        writer.Add().ShouldBe(1);
    }

    [Fact]
    public async Task Without_a_name_they_are_the_methods_own_shared_by_all_its_proxies()
    {
        Task<int> reading = new ResilientPoolReader(_pool, _world.Runtime).AloneAsync();
        Task<int> writing = new ResilientPoolWriter(_pool, _world.Runtime).AloneAsync();

        _pool.Calls.ShouldBe(2);
        await Should.ThrowAsync<RateLimitedException>(() => new ResilientPoolReader(_pool, _world.Runtime).AloneAsync());
        _world.Pass(1_000);
        await Should.ThrowAsync<BulkheadFullException>(() => new ResilientPoolReader(_pool, _world.Runtime).AloneAsync());
        _pool.End();
        await World.EndAsync(reading);
        await World.EndAsync(writing);
    }

    [Fact]
    public void One_name_with_different_settings_is_an_error_that_names_both()
    {
        _ = new ResilientPoolReader(_pool, _world.Runtime);

        string bulkhead = Should.Throw<InvalidOperationException>(() => new ResilientOtherPool(_pool, _world.Runtime)).Message;
        string rateLimit = Should.Throw<InvalidOperationException>(() => new ResilientOtherQuota(_pool, _world.Runtime)).Message;

        bulkhead.ShouldBe("IPoolReader.ReadAsync and IOtherPool.ReadAsync both name their bulkhead 'pool', with different settings. Give them equal settings, or different names.");
        rateLimit.ShouldBe("IPoolReader.CountAsync and IOtherQuota.CountAsync both name their rate limit 'quota', with different settings. Give them equal settings, or different names.");
    }

    [Fact]
    public async Task Zero_switches_the_interfaces_policies_off()
    {
        var proxy = new ResilientSwitched(_pool, _world.Runtime);

        await IsFreeAsync(() => proxy.FreeAsync(CancellationToken.None));
    }

    [Fact]
    public async Task What_cannot_apply_to_a_method_leaves_it_alone()
    {
        var proxy = new ResilientSwitched(_pool, _world.Runtime);

        await IsFreeAsync(() => proxy.FromSpanAsync("text", CancellationToken.None));
    }

    [Fact]
    public async Task A_policy_that_cannot_apply_keeps_no_other_from_applying()
    {
        var proxy = new ResilientSwitched(_pool, _world.Runtime);
        Task<int>[] calls = [proxy.WithoutTokenAsync(), proxy.WithoutTokenAsync()];

        await Should.ThrowAsync<BulkheadFullException>(() => proxy.WithoutTokenAsync());
        _world.Pass(10_000);
        _pool.Calls.ShouldBe(1, "there is no hedge");
        _pool.End();

        (await World.EndAsync(calls[0])).ShouldBe(7);
        (await World.EndAsync(calls[1])).ShouldBe(7);
    }

    private async Task IsFreeAsync(Func<Task<int>> call)
    {
        Task<int>[] calls = [call(), call(), call(), call()];

        _pool.Calls.ShouldBe(4);
        _world.Pass(10_000);
        _pool.End();

        (await World.EndAsync(Task.WhenAll(calls).ContinueWith(static all => all.Result.Sum(), TaskScheduler.Default))).ShouldBe(28);
        _pool.Calls.ShouldBe(4, "there is no hedge");
    }
}
