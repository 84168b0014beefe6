using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class AnyKeyTests
{
    [Theory]
    [InlineData(ServiceLifetime.Singleton)]
    [InlineData(ServiceLifetime.Scoped)]
    [InlineData(ServiceLifetime.Transient)]
    public void A_factory_for_every_key_is_guarded_and_given_the_key_that_was_asked_for(ServiceLifetime lifetime)
    {
        using ServiceProvider provider = Containers.Build(services =>
        {
            services.Add(new ServiceDescriptor(typeof(IGreeter), KeyedService.AnyKey, static (_, key) => new Greeter($"{key}"), lifetime));
            services.DecorateWithResilience<IGreeter>();
        });

        GuardsEveryKey(provider, lifetime);
    }

    [Theory]
    [InlineData(ServiceLifetime.Singleton)]
    [InlineData(ServiceLifetime.Scoped)]
    [InlineData(ServiceLifetime.Transient)]
    public void A_type_for_every_key_is_guarded_and_given_the_key_that_was_asked_for(ServiceLifetime lifetime)
    {
        using ServiceProvider provider = Containers.Build(services => services.AddKeyedResilient<IGreeter, KeyGreeter>(KeyedService.AnyKey, lifetime));

        GuardsEveryKey(provider, lifetime);
    }

    [Fact]
    public void An_instance_for_every_key_is_guarded()
    {
        using ServiceProvider provider = Containers.Build(services => services
            .AddKeyedSingleton<IGreeter>(KeyedService.AnyKey, new Greeter("one"))
            .DecorateWithResilience<IGreeter>());

        provider.GetRequiredKeyedService<IGreeter>("x").Greet().ShouldBe("guarded one");
        provider.GetRequiredKeyedService<IGreeter>("x").Probe().ServiceKey.ShouldBe("x");
        provider.GetRequiredKeyedService<IGreeter>("y").Probe().Inner.ShouldBeSameAs(provider.GetRequiredKeyedService<IGreeter>("x").Probe().Inner);
    }

    [Fact]
    public void A_key_of_its_own_goes_before_every_key()
    {
        using ServiceProvider provider = Containers.Build(services => services
            .AddKeyedSingleton<IGreeter>("own", new Greeter("mine"))
            .AddKeyedSingleton<IGreeter>(KeyedService.AnyKey, static (_, key) => new Greeter($"{key}"))
            .DecorateWithResilience<IGreeter>());

        provider.GetRequiredKeyedService<IGreeter>("own").Greet().ShouldBe("guarded mine");
        provider.GetRequiredKeyedService<IGreeter>("other").Greet().ShouldBe("guarded other");
        provider.GetService<IGreeter>().ShouldBeNull();
    }

    [Fact]
    public void Originals_for_every_key_are_disposed_once()
    {
        DisposalLog log = [];
        using (ServiceProvider provider = Containers.Build(services => services
            .AddKeyedScoped<ILink>(KeyedService.AnyKey, (_, _) => new Link(log))
            .DecorateWithResilience<ILink>()))
        using (IServiceScope scope = provider.CreateScope())
        {
            scope.ServiceProvider.GetRequiredKeyedService<ILink>("a");
            scope.ServiceProvider.GetRequiredKeyedService<ILink>("a");
            scope.ServiceProvider.GetRequiredKeyedService<ILink>("b");
        }

        log.ShouldBe(["inner", "inner"]);
    }

    [Fact]
    public void Two_registrations_for_every_key_are_refused()
    {
        ServiceCollection services = [];
        services.AddKeyedSingleton<IGreeter>(KeyedService.AnyKey, static (_, _) => new Greeter()).AddKeyedSingleton<IGreeter, Greeter>(KeyedService.AnyKey);
        ServiceDescriptor[] before = [.. services];

        Should.Throw<InvalidOperationException>(services.DecorateWithResilience<IGreeter>)
            .Message.ShouldBe("IGreeter cannot be guarded: it has two registrations under KeyedService.AnyKey, and no key is left by which to tell the two originals apart. Keep one.");
        services.ShouldBe(before);
    }

    [Fact]
    public void A_type_for_every_key_that_is_registered_under_one_itself_is_refused()
    {
        ServiceCollection services = [];
        services.AddKeyedSingleton<KeyGreeter>("mine");

        Should.Throw<InvalidOperationException>(() => services.AddKeyedResilient<IGreeter, KeyGreeter>(KeyedService.AnyKey))
            .Message.ShouldContain(nameof(KeyGreeter));
    }

    private static void GuardsEveryKey(ServiceProvider provider, ServiceLifetime lifetime)
    {
        using IServiceScope first = provider.CreateScope();
        using IServiceScope second = provider.CreateScope();

        IGreeter Get(IServiceScope scope, string key) => scope.ServiceProvider.GetRequiredKeyedService<IGreeter>(key);

        Get(first, "x").Greet().ShouldBe("guarded x");
        Get(first, "y").Greet().ShouldBe("guarded y");
        Get(first, "x").Probe().ServiceKey.ShouldBe("x");
        ReferenceEquals(Get(first, "x").Probe().Inner, Get(first, "x").Probe().Inner).ShouldBe(lifetime != ServiceLifetime.Transient);
        ReferenceEquals(Get(first, "x").Probe().Inner, Get(second, "x").Probe().Inner).ShouldBe(lifetime == ServiceLifetime.Singleton);
        Get(first, "x").Probe().Inner.ShouldNotBeSameAs(Get(first, "y").Probe().Inner);
    }

    private sealed class KeyGreeter([ServiceKey] string key) : IGreeter
    {
        public string Greet() => key;
    }
}
