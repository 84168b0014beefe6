using Microsoft.Extensions.DependencyInjection;

namespace Resilience.GeneratedTests;

public sealed class DisposalTests : IDisposable
{
    private readonly ResilienceRuntime _runtime = new();
    private readonly Owned _inner = new();

    public void Dispose() => _runtime.Dispose();

    [Fact]
    public async Task A_proxy_made_by_new_forwards_the_first_disposal_of_either_kind()
    {
        var proxy = new ResilientOwned(_inner, _runtime);

        proxy.Dispose();
        await proxy.DisposeAsync();
        proxy.Dispose();

        _inner.Disposals.ShouldBe(1);
    }

    [Fact]
    public async Task A_wrapped_object_is_disposed_with_its_proxy()
    {
        IOwned proxy = Resilient.Wrap<IOwned>(_inner, _runtime);

        await proxy.DisposeAsync();
        proxy.Dispose();

        _inner.Disposals.ShouldBe(1);
    }

    [Fact]
    public void Disposal_passes_an_open_circuit()
    {
        var proxy = new ResilientOwned(_inner, _runtime);
        _runtime.Circuits[ResilientOwned.Circuits.Interface].ForceOpen();

        proxy.Dispose();

        _inner.Disposals.ShouldBe(1);
    }

    [Fact]
    public async Task A_container_disposes_the_inner_object_once()
    {
        ServiceProvider provider = new ServiceCollection().AddSingleton(_inner).AddResilient<IOwned, Owned>(ServiceLifetime.Singleton).BuildServiceProvider();
        IOwned proxy = provider.GetRequiredService<IOwned>();
        proxy.ShouldBeOfType<ResilientOwned>();
        await provider.DisposeAsync();

        // Whatever the container made is gone; the proxy itself passes nothing on.
        proxy.Dispose();
        _inner.Disposals.ShouldBe(0);
    }
}
