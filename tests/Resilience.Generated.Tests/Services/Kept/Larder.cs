using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Internal;
using Microsoft.Extensions.Time.Testing;

namespace Resilience.GeneratedTests;

/// <summary>A real cache whose clock stands still, and a runtime that keeps results in it.</summary>
internal sealed class Larder : IDisposable
{
    private readonly ServiceProvider _services;

    public Larder(IConfiguration? configuration = null, IDistributedCache? store = null, Action<IServiceCollection>? configure = null)
    {
        IServiceCollection services = new ServiceCollection().AddSingleton<TimeProvider>(Time);
        services.AddMemoryCache(options => options.Clock = new WallClock(Time));
        services.AddHybridCache();
        services.AddResilience(options => options.Configuration = configuration);
        if (store is not null)
        {
            services.AddSingleton(store);
        }

        configure?.Invoke(services);
        _services = services.BuildServiceProvider();
    }

    public FakeTimeProvider Time { get; } = new();

    public IServiceProvider Services => _services;

    public ResilienceRuntime Runtime => _services.GetRequiredService<ResilienceRuntime>();

    public void Dispose() => _services.Dispose();

    private sealed class WallClock(TimeProvider time) : ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }
}
