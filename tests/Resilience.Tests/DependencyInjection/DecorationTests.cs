using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class DecorationTests
{
    [Fact]
    public void Several_registrations_are_guarded_each_in_their_order()
    {
        using ServiceProvider provider = Containers.Build(services => services
            .AddSingleton<IGreeter>(new Greeter("first"))
            .AddTransient<IGreeter, Greeter>()
            .AddSingleton<IGreeter>(static _ => new Greeter("last"))
            .DecorateWithResilience<IGreeter>());

        provider.GetServices<IGreeter>().Select(greeter => greeter.Greet()).ShouldBe(["guarded first", "guarded hello", "guarded last"]);
        provider.GetRequiredService<IGreeter>().Greet().ShouldBe("guarded last");
    }

    [Fact]
    public void AddResilient_guards_what_it_adds_and_nothing_else()
    {
        using ServiceProvider provider = Containers.Build(services => services
            .AddSingleton<IGreeter>(new Greeter("plain"))
            .AddResilient<IGreeter, Greeter>(ServiceLifetime.Singleton)
            .AddResilient<IGreeter, Greeter>(ServiceLifetime.Singleton));

        provider.GetServices<IGreeter>().Select(greeter => greeter.Greet()).ShouldBe(["plain", "guarded hello", "guarded hello"]);
    }

    [Fact]
    public void Two_registrations_of_one_implementation_have_an_original_each()
    {
        using ServiceProvider provider = Containers.Build(services => services
            .AddKeyedSingleton<IGreeter, Greeter>("key")
            .AddKeyedSingleton<IGreeter, Greeter>("key")
            .DecorateWithResilience<IGreeter>());

        IGreeter[] greeters = [.. provider.GetKeyedServices<IGreeter>("key")];
        greeters.Length.ShouldBe(2);
        greeters[0].Probe().Inner.ShouldNotBeSameAs(greeters[1].Probe().Inner);
    }

    [Fact]
    public void TryAdd_afterwards_adds_nothing()
    {
        ServiceCollection services = [];
        services.AddResilient<IGreeter, Greeter>().AddKeyedResilient<ILink, Link>("key");
        ServiceDescriptor[] before = [.. services];

        services.TryAddScoped<IGreeter, FailingGreeter>();
        services.TryAddKeyedScoped<ILink, Link>("key");

        services.ShouldBe(before);
    }

    [Fact]
    public void An_interface_that_is_not_ours_is_guarded_by_the_proxy_that_is_named()
    {
        using ServiceProvider provider = Containers.Build(services => services
            .AddSingleton<IFormatProvider>(System.Globalization.CultureInfo.InvariantCulture)
            .DecorateWithResilience<IFormatProvider, ResilientFormatProvider>());

        provider.GetRequiredService<IFormatProvider>().ShouldBeOfType<ResilientFormatProvider>();
    }

    [Fact]
    public void A_closed_generic_is_guarded_by_the_open_proxy()
    {
        DisposalLog log = [];
        using (ServiceProvider provider = Containers.Build(services => services
            .AddSingleton(log)
            .AddResilient<IStore<string>, Store<string>>(ServiceLifetime.Singleton)
            .AddResilient<IStore<int>, Store<int>>(ServiceLifetime.Singleton)))
        {
            provider.GetRequiredService<IStore<string>>().Load("a").ShouldBe("guarded a");
            provider.GetRequiredService<IStore<int>>().Load(5).ShouldBe("guarded 5");
        }

        log.ShouldBe(["store", "store"]);
    }

    [Fact]
    public void A_closed_generic_is_guarded_by_the_proxy_that_is_named()
    {
        DisposalLog log = [];
        using (ServiceProvider provider = Containers.Build(services => services
            .AddSingleton(log)
            .AddSingleton<IStore<int>, Store<int>>()
            .DecorateWithResilience<IStore<int>, ResilientStore<int>>()))
        {
            provider.GetRequiredService<IStore<int>>().Load(5).ShouldBe("guarded 5");
        }

        log.ShouldBe(["store"]);
    }

    [Fact]
    public void What_a_proxy_s_constructor_throws_leaves_as_it_is()
    {
        using ServiceProvider provider = Containers.Build(services => services.AddResilient<ICodec<Guid>, Codec<Guid>>(ServiceLifetime.Singleton));

        Should.Throw<FormatException>(provider.GetRequiredService<ICodec<Guid>>).Message.ShouldBe("no codec of Guid");
    }

    [Fact]
    public void What_was_registered_since_the_last_decoration_is_guarded_by_the_next()
    {
        using ServiceProvider provider = Containers.Build(services => services
            .AddResilient<IGreeter, Greeter>(ServiceLifetime.Singleton)
            .AddSingleton<IGreeter>(new Greeter("new"))
            .DecorateWithResilience<IGreeter>());

        provider.GetServices<IGreeter>().Select(greeter => greeter.Greet()).ShouldBe(["guarded hello", "guarded new"]);
    }

    [Fact]
    public void A_consumer_is_given_the_proxy()
    {
        using ServiceProvider provider = Containers.Build(services => services.AddResilient<IGreeter, Greeter>(ServiceLifetime.Singleton).AddSingleton<Consumer>());

        provider.GetRequiredService<Consumer>().Greeter.ShouldBeOfType<ResilientGreeter>();
    }

    private sealed class Consumer(IGreeter greeter)
    {
        public IGreeter Greeter => greeter;
    }
}
