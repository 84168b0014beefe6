using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class KeyedTests
{
    [Fact]
    public void Every_key_is_guarded_and_its_proxy_is_told_the_key()
    {
        using ServiceProvider provider = Containers.Build(services => services
            .AddKeyedSingleton<IGreeter, Greeter>("type")
            .AddKeyedSingleton<IGreeter>("factory", static (_, key) => new Greeter($"{key}"))
            .AddKeyedSingleton<IGreeter>("instance", new Greeter("instance"))
            .AddSingleton<IGreeter>(new Greeter("no key"))
            .DecorateWithResilience<IGreeter>());

        provider.GetRequiredKeyedService<IGreeter>("type").Greet().ShouldBe("guarded hello");
        provider.GetRequiredKeyedService<IGreeter>("factory").Greet().ShouldBe("guarded factory");
        provider.GetRequiredKeyedService<IGreeter>("instance").Greet().ShouldBe("guarded instance");
        provider.GetRequiredService<IGreeter>().Greet().ShouldBe("guarded no key");
        provider.GetRequiredKeyedService<IGreeter>("type").Probe().ServiceKey.ShouldBe("type");
        provider.GetRequiredService<IGreeter>().Probe().ServiceKey.ShouldBeNull();
    }

    [Fact]
    public void Each_key_has_a_circuit_of_its_own()
    {
        using ServiceProvider provider = Containers.Build(services => services
            .AddKeyedResilient<IGreeter, FailingGreeter>("main", ServiceLifetime.Singleton)
            .AddKeyedResilient<IGreeter, Greeter>("backup", ServiceLifetime.Singleton));

        Should.Throw<TimeZoneNotFoundException>(provider.GetRequiredKeyedService<IGreeter>("main").Greet);

        provider.GetRequiredKeyedService<IGreeter>("backup").Greet().ShouldBe("guarded hello");
        ICircuitRegistry circuits = provider.GetRequiredService<ICircuitRegistry>();
        circuits["IGreeter[main]"].State.ShouldBe(CircuitState.Open);
        circuits["IGreeter[backup]"].State.ShouldBe(CircuitState.Closed);
    }

    [Theory]
    [InlineData(ServiceLifetime.Singleton)]
    [InlineData(ServiceLifetime.Scoped)]
    [InlineData(ServiceLifetime.Transient)]
    public void A_key_keeps_its_lifetime(ServiceLifetime lifetime)
    {
        using ServiceProvider provider = Containers.Build(services => services.AddKeyedResilient<IGreeter, Greeter>("key", lifetime));
        using IServiceScope first = provider.CreateScope();
        using IServiceScope second = provider.CreateScope();

        object Inner(IServiceScope scope) => scope.ServiceProvider.GetRequiredKeyedService<IGreeter>("key").Probe().Inner;

        ReferenceEquals(Inner(first), Inner(first)).ShouldBe(lifetime != ServiceLifetime.Transient);
        ReferenceEquals(Inner(first), Inner(second)).ShouldBe(lifetime == ServiceLifetime.Singleton);
    }

    [Fact]
    public void A_null_key_is_no_key()
    {
        using ServiceProvider provider = Containers.Build(services => services.AddKeyedResilient<IGreeter, Greeter>(null, ServiceLifetime.Singleton));

        provider.GetRequiredService<IGreeter>().Greet().ShouldBe("guarded hello");
    }

    [Fact]
    public void A_constructor_is_given_its_service_key()
    {
        using ServiceProvider provider = Containers.Build(services => services
            .AddKeyedResilient<IGreeter, KeyedGreeter>("a", ServiceLifetime.Singleton)
            .AddKeyedResilient<IGreeter, KeyedGreeter>("b", ServiceLifetime.Singleton));

        provider.GetRequiredKeyedService<IGreeter>("a").Greet().ShouldBe("guarded a");
        provider.GetRequiredKeyedService<IGreeter>("b").Greet().ShouldBe("guarded b");
    }

    [Fact]
    public void A_constructor_that_takes_a_key_may_do_without_one()
    {
        using ServiceProvider provider = Containers.Build(services => services
            .AddResilient<IGreeter, OptionallyKeyedGreeter>(ServiceLifetime.Singleton)
            .AddKeyedResilient<IGreeter, OptionallyKeyedGreeter>("a", ServiceLifetime.Singleton));

        provider.GetRequiredService<IGreeter>().Greet().ShouldBe("guarded none");
        provider.GetRequiredKeyedService<IGreeter>("a").Greet().ShouldBe("guarded a");
    }

    [Fact]
    public void A_constructor_inherits_its_key_for_what_it_needs()
    {
        using ServiceProvider provider = Containers.Build(services => services
            .AddKeyedSingleton("a", new Uri("http://a"))
            .AddSingleton(new Uri("http://none"))
            .AddKeyedResilient<IGreeter, InheritingGreeter>("a", ServiceLifetime.Singleton)
            .AddResilient<IGreeter, InheritingGreeter>(ServiceLifetime.Singleton));

        provider.GetRequiredKeyedService<IGreeter>("a").Greet().ShouldBe("guarded http://a/");
        provider.GetRequiredService<IGreeter>().Greet().ShouldBe("guarded http://none/");
    }

    [Fact]
    public void A_second_original_that_needs_the_same_key_is_refused()
    {
        ServiceCollection services = [];
        services.AddKeyedResilient<IGreeter, KeyedGreeter>("a");
        ServiceDescriptor[] before = [.. services];

        string message = Should.Throw<InvalidOperationException>(() => services.AddKeyedResilient<IGreeter, KeyedGreeter>("a")).Message;

        message.ShouldStartWith("IGreeter[a] cannot be guarded");
        message.ShouldContain("Register IGreeter by a factory");
        services.ShouldBe(before);
    }

    [Fact]
    public void The_original_cannot_be_had_by_its_type()
    {
        using ServiceProvider provider = Containers.Build(services => services.AddKeyedResilient<IGreeter, Greeter>("a").AddResilient<IGreeter, Greeter>());
        using IServiceScope scope = provider.CreateScope();

        scope.ServiceProvider.GetService<Greeter>().ShouldBeNull();
        scope.ServiceProvider.GetKeyedService<Greeter>("a").ShouldBeNull();
    }

    [Fact]
    public void All_keyed_services_are_proxies()
    {
        using ServiceProvider provider = Containers.Build(services => services
            .AddKeyedSingleton<IGreeter>("a", new Greeter("a"))
            .AddKeyedSingleton<IGreeter>("b", new Greeter("b"))
            .AddKeyedSingleton<IGreeter>("b", new Greeter("c"))
            .DecorateWithResilience<IGreeter>());

        provider.GetKeyedServices<IGreeter>(KeyedService.AnyKey).Select(greeter => greeter.Greet()).ShouldBe(["guarded a", "guarded b", "guarded c"], ignoreOrder: true);
        provider.GetKeyedServices<IGreeter>("b").Select(greeter => greeter.Greet()).ShouldBe(["guarded b", "guarded c"]);
    }

    private sealed class KeyedGreeter([ServiceKey] string key) : IGreeter
    {
        public string Greet() => key;
    }

    private sealed class OptionallyKeyedGreeter([ServiceKey] string? key = null) : IGreeter
    {
        public string Greet() => key ?? "none";
    }

    private sealed class InheritingGreeter([FromKeyedServices] Uri address) : IGreeter
    {
        public string Greet() => address.ToString();
    }
}
