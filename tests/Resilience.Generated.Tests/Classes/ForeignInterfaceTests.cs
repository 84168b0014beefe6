using Microsoft.Extensions.Caching.Distributed;

namespace Resilience.GeneratedTests;

/// <summary>Policies on an interface of another assembly, written on a class.</summary>
public sealed class ForeignInterfaceTests : IDisposable
{
    private static readonly DistributedCacheEntryOptions s_options = new();

    private readonly World _world = new();
    private readonly ScriptedCache _inner = new() { Script = static (call, _) => Task.FromException<byte[]?>(new HttpRequestException($"down {call}")) };
    private readonly GuardedCache _cache;

    public ForeignInterfaceTests() => _cache = new GuardedCache(_inner, _world.Runtime);

    [Fact]
    public async Task A_breaker_on_the_class_is_one_circuit_for_the_methods_of_the_interface()
    {
        Should.Throw<HttpRequestException>(() => _cache.Get("a"));
        Should.Throw<HttpRequestException>(() => _cache.Remove("a"));
        await Should.ThrowAsync<HttpRequestException>(() => _cache.SetAsync("a", [], s_options));

        Should.Throw<CircuitOpenException>(() => _cache.Refresh("a")).CircuitName.ShouldBe("IDistributedCache");
        _inner.Calls.ShouldBe(3);
    }

    [Fact]
    public async Task A_time_out_on_the_class_bounds_its_methods()
    {
        _inner.Script = static async (_, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return null;
        };
        Task call = _cache.SetAsync("a", [], s_options);

        _world.Time.Advance(TimeSpan.FromMilliseconds(100));

        await Should.ThrowAsync<AttemptTimeoutException>(() => call.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task A_policy_on_a_partial_method_is_that_methods_alone()
    {
        (await Should.ThrowAsync<HttpRequestException>(() => _cache.GetAsync("a"))).Message.ShouldBe("down 3");
        _inner.Calls.ShouldBe(3);
    }

    [Fact]
    public async Task A_policy_of_the_class_still_holds_for_a_method_that_has_others_of_its_own()
    {
        await Should.ThrowAsync<HttpRequestException>(() => _cache.GetAsync("a"));

        (await Should.ThrowAsync<CircuitOpenException>(() => _cache.GetAsync("a"))).CircuitName.ShouldBe("IDistributedCache");
    }

    [Fact]
    public async Task A_policy_on_a_partial_method_replaces_that_of_the_class()
    {
        await Should.ThrowAsync<HttpRequestException>(() => _cache.RefreshAsync("a", default));

        (await Should.ThrowAsync<CircuitOpenException>(() => _cache.RefreshAsync("a", default))).CircuitName.ShouldBe("IDistributedCache.RefreshAsync");
        _world.Runtime.Circuits["IDistributedCache"].State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public async Task NoResilience_on_a_partial_method_takes_it_out()
    {
        _world.Runtime.Circuits["IDistributedCache"].ForceOpen();

        (await Should.ThrowAsync<HttpRequestException>(() => _cache.RemoveAsync("a"))).Message.ShouldBe("down 1");
    }

    [Fact]
    public void A_healthy_call_is_forwarded_as_it_is()
    {
        byte[] value = [1];
        _inner.Script = (_, _) => Task.FromResult<byte[]?>(value);

        _cache.Get("a").ShouldBeSameAs(value);
        ((IDistributedCache)_cache).Get("a").ShouldBeSameAs(value);
    }

    [Fact]
    public void Two_classes_of_one_interface_whose_breakers_differ_cannot_share_a_circuit()
    {
        _inner.Script = static (_, _) => Task.FromResult<byte[]?>(null);
        Should.Throw<InvalidOperationException>(() => new PatientCache(_inner, _world.Runtime))
            .Message.ShouldBe("Two proxies of IDistributedCache share the circuit 'IDistributedCache', and their breakers have different settings. Give them equal settings, or each breaker a Name of its own.");

        using World other = new();
        new PatientCache(_inner, other.Runtime).Get("a").ShouldBeNull();
        Should.Throw<InvalidOperationException>(() => new GuardedCache(_inner, other.Runtime));
    }

    [Fact]
    public void A_proxy_is_not_guarded_again()
    {
        using World other = new();

        Should.Throw<InvalidOperationException>(() => new PatientCache(_cache, other.Runtime))
            .Message.ShouldBe("IDistributedCache would be guarded twice: the object to guard is a GuardedCache, which is a proxy already. Guard the object inside it, once.");
        Should.Throw<ArgumentNullException>(() => new PatientCache(null!, other.Runtime)).ParamName.ShouldBe("inner");
        other.Runtime.Circuits.Count.ShouldBe(0);
    }

    [Fact]
    public void A_fallback_may_be_named_by_a_member_that_is_generated()
    {
        _inner.Script = static (call, _) => call == 1 ? Task.FromException<byte[]?>(new HttpRequestException("down")) : Task.FromResult<byte[]?>(null);

        new SpareCache(_inner, _world.Runtime).Refresh("a");

        _inner.Calls.ShouldBe(2);
    }

    public void Dispose() => _world.Dispose();
}
