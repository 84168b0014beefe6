using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class LifetimeTests
{
    public static TheoryData<ServiceLifetime, Form> Registrations => new()
    {
        { ServiceLifetime.Singleton, Form.Type },
        { ServiceLifetime.Scoped, Form.Type },
        { ServiceLifetime.Transient, Form.Type },
        { ServiceLifetime.Singleton, Form.Factory },
        { ServiceLifetime.Scoped, Form.Factory },
        { ServiceLifetime.Transient, Form.Factory },
        { ServiceLifetime.Singleton, Form.Instance },
        { ServiceLifetime.Singleton, Form.AddResilient },
        { ServiceLifetime.Scoped, Form.AddResilient },
        { ServiceLifetime.Transient, Form.AddResilient },
    };

    public enum Form
    {
        Type,
        Factory,
        Instance,
        AddResilient,
    }

    [Theory]
    [MemberData(nameof(Registrations))]
    public void Proxy_and_original_keep_the_lifetime(ServiceLifetime lifetime, Form form)
    {
        using ServiceProvider provider = Containers.Build(services => Register(services, lifetime, form));
        using IServiceScope first = provider.CreateScope();
        using IServiceScope second = provider.CreateScope();

        IGreeter greeter = first.ServiceProvider.GetRequiredService<IGreeter>();
        IGreeter inScope = first.ServiceProvider.GetRequiredService<IGreeter>();
        IGreeter elsewhere = second.ServiceProvider.GetRequiredService<IGreeter>();

        greeter.Greet().ShouldBe("guarded hello");
        ReferenceEquals(greeter, inScope).ShouldBe(lifetime != ServiceLifetime.Transient);
        ReferenceEquals(greeter.Probe().Inner, inScope.Probe().Inner).ShouldBe(lifetime != ServiceLifetime.Transient);
        ReferenceEquals(greeter, elsewhere).ShouldBe(lifetime == ServiceLifetime.Singleton);
        ReferenceEquals(greeter.Probe().Inner, elsewhere.Probe().Inner).ShouldBe(lifetime == ServiceLifetime.Singleton);
    }

    [Theory]
    [MemberData(nameof(Registrations))]
    public void The_descriptor_in_the_place_of_the_original_has_its_lifetime(ServiceLifetime lifetime, Form form)
    {
        ServiceCollection services = [];
        Register(services, lifetime, form);

        services.ShouldHaveSingleItem(typeof(IGreeter)).Lifetime.ShouldBe(lifetime);
    }

    [Fact]
    public void AddResilient_is_scoped_unless_said()
    {
        ServiceCollection services = [];
        services.AddResilient<IGreeter, Greeter>().AddKeyedResilient<ILink, Link>("key");

        services.ShouldHaveSingleItem(typeof(IGreeter)).Lifetime.ShouldBe(ServiceLifetime.Scoped);
        services.ShouldHaveSingleItem(typeof(ILink)).Lifetime.ShouldBe(ServiceLifetime.Scoped);
    }

    [Fact]
    public void A_scoped_proxy_cannot_be_had_from_the_root()
    {
        using ServiceProvider provider = Containers.Build(services => services.AddResilient<IGreeter, Greeter>());

        Should.Throw<InvalidOperationException>(provider.GetRequiredService<IGreeter>).Message.ShouldContain("scoped service");
    }

    [Fact]
    public void A_singleton_that_needs_a_scoped_proxy_is_found_when_the_container_is_built()
    {
        Should.Throw<AggregateException>(() => Containers.Build(services => services.AddResilient<IGreeter, Greeter>().AddSingleton<Hall>()))
            .Message.ShouldContain("Cannot consume scoped service");
    }

    [Fact]
    public void What_an_original_lacks_is_found_when_the_container_is_built()
    {
        Should.Throw<AggregateException>(() => Containers.Build(services => services.AddResilient<IGreeter, NeedyGreeter>()))
            .Message.ShouldContain(nameof(NeedyGreeter));
    }

    [Theory]
    [InlineData(ServiceLifetime.Scoped)]
    [InlineData(ServiceLifetime.Transient)]
    public void A_proxy_is_given_the_scope_in_which_it_lives(ServiceLifetime lifetime)
    {
        using ServiceProvider provider = Containers.Build(services => services.AddScoped<DisposalLog>().AddResilient<IGreeter, Greeter>(lifetime));
        using IServiceScope first = provider.CreateScope();
        using IServiceScope second = provider.CreateScope();

        DisposalLog Log(IServiceScope scope) => scope.ServiceProvider.GetRequiredService<IGreeter>().Probe().Services!.GetRequiredService<DisposalLog>();

        Log(first).ShouldBeSameAs(first.ServiceProvider.GetRequiredService<DisposalLog>());
        Log(second).ShouldBeSameAs(second.ServiceProvider.GetRequiredService<DisposalLog>());
        Log(first).ShouldNotBeSameAs(Log(second));
    }

    [Fact]
    public void A_singleton_proxy_is_given_the_root_even_when_a_scope_asks_first()
    {
        using ServiceProvider provider = Containers.Build(services => services.AddScoped<DisposalLog>().AddResilient<IGreeter, Greeter>(ServiceLifetime.Singleton));
        using IServiceScope scope = provider.CreateScope();
        IServiceProvider services = scope.ServiceProvider.GetRequiredService<IGreeter>().Probe().Services!;

        Should.Throw<InvalidOperationException>(services.GetRequiredService<DisposalLog>).Message.ShouldContain("root provider");
    }

    [Fact]
    public void An_original_s_dependencies_come_from_its_scope()
    {
        using ServiceProvider provider = Containers.Build(services => services.AddScoped<DisposalLog>().AddResilient<ILink, Link>());
        using IServiceScope scope = provider.CreateScope();

        ((Link)scope.ServiceProvider.GetRequiredService<ILink>().Probe().Inner).Log.ShouldBeSameAs(scope.ServiceProvider.GetRequiredService<DisposalLog>());
    }

    [Fact]
    public void A_factory_that_returns_null_registers_nothing_as_ever()
    {
        using ServiceProvider provider = Containers.Build(services => services.AddSingleton<IGreeter>(_ => null!).DecorateWithResilience<IGreeter>());

        provider.GetService<IGreeter>().ShouldBeNull();
    }

    private static void Register(IServiceCollection services, ServiceLifetime lifetime, Form form)
    {
        switch (form)
        {
            case Form.Type:
                services.Add(new ServiceDescriptor(typeof(IGreeter), typeof(Greeter), lifetime));
                services.DecorateWithResilience<IGreeter>();
                break;
            case Form.Factory:
                services.Add(new ServiceDescriptor(typeof(IGreeter), static _ => new Greeter(), lifetime));
                services.DecorateWithResilience<IGreeter>();
                break;
            case Form.Instance:
                services.AddSingleton<IGreeter>(new Greeter()).DecorateWithResilience<IGreeter>();
                break;
            default:
                services.AddResilient<IGreeter, Greeter>(lifetime);
                break;
        }
    }

    private sealed class Hall(IGreeter greeter)
    {
        public IGreeter Greeter => greeter;
    }

    private sealed class NeedyGreeter(Uri unknown) : IGreeter
    {
        public string Greet() => unknown.ToString();
    }
}
