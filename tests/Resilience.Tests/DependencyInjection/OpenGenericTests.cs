using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class OpenGenericTests
{
    [Fact]
    public void Reference_and_value_arguments_are_guarded()
    {
        using ServiceProvider provider = Containers.Build(services => services.AddSingleton(typeof(IStore<>), typeof(Store<>)).DecorateWithResilience(typeof(IStore<>)));

        provider.GetRequiredService<IStore<string>>().Load("a").ShouldBe("guarded a");
        provider.GetRequiredService<IStore<int>>().Load(5).ShouldBe("guarded 5");
    }

    [Fact]
    public void Closed_registrations_are_guarded_with_the_open_one()
    {
        using ServiceProvider provider = Containers.Build(services => services
            .AddSingleton(typeof(IStore<>), typeof(Store<>))
            .AddSingleton<IStore<long>>(new OtherStore<long>())
            .DecorateWithResilience(typeof(IStore<>)));

        provider.GetRequiredService<IStore<long>>().Load(5).ShouldBe("guarded other 5");
        provider.GetRequiredService<IStore<int>>().Load(5).ShouldBe("guarded 5");
    }

    [Fact]
    public void Closed_registrations_alone_are_guarded()
    {
        using ServiceProvider provider = Containers.Build(services => services.AddSingleton<IStore<int>, Store<int>>().DecorateWithResilience(typeof(IStore<>)));

        provider.GetRequiredService<IStore<int>>().Load(5).ShouldBe("guarded 5");
    }

    [Fact]
    public void A_closed_registration_that_is_guarded_already_stays_as_it_is()
    {
        using ServiceProvider provider = Containers.Build(services => services
            .AddResilient<IStore<int>, Store<int>>(ServiceLifetime.Singleton)
            .AddSingleton(typeof(IStore<>), typeof(OtherStore<>))
            .DecorateWithResilience(typeof(IStore<>)));

        provider.GetServices<IStore<int>>().Select(store => store.Load(1)).ShouldBe(["guarded 1", "guarded other 1"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(ServiceLifetime.Singleton)]
    [InlineData(ServiceLifetime.Scoped)]
    [InlineData(ServiceLifetime.Transient)]
    public void Lifetime_is_kept(ServiceLifetime lifetime)
    {
        using ServiceProvider provider = Containers.Build(services => AddStore(services, lifetime));
        using IServiceScope first = provider.CreateScope();
        using IServiceScope second = provider.CreateScope();

        object Inner(IServiceScope scope) => scope.ServiceProvider.GetRequiredService<IStore<int>>().Probe().Inner;

        ReferenceEquals(Inner(first), Inner(first)).ShouldBe(lifetime != ServiceLifetime.Transient);
        ReferenceEquals(Inner(first), Inner(second)).ShouldBe(lifetime == ServiceLifetime.Singleton);
    }

    [Theory]
    [InlineData(ServiceLifetime.Singleton)]
    [InlineData(ServiceLifetime.Scoped)]
    [InlineData(ServiceLifetime.Transient)]
    public void The_container_disposes_the_original_once(ServiceLifetime lifetime)
    {
        DisposalLog log = [];
        using (ServiceProvider provider = Containers.Build(services => AddStore(services.AddSingleton(log), lifetime)))
        using (IServiceScope scope = provider.CreateScope())
        {
            scope.ServiceProvider.GetRequiredService<IStore<int>>().Dispose();
            log.ShouldBeEmpty();
        }

        log.ShouldBe(["store"]);
    }

    [Fact]
    public void A_proxy_is_given_the_runtime_and_the_scope_in_which_it_lives()
    {
        using ServiceProvider provider = Containers.Build(services => AddStore(services.AddScoped<Hashtable>(), ServiceLifetime.Scoped));
        using IServiceScope scope = provider.CreateScope();
        IProbe proxy = scope.ServiceProvider.GetRequiredService<IStore<int>>().Probe();

        proxy.Runtime.ShouldBeSameAs(provider.GetRequiredService<ResilienceRuntime>());
        proxy.Services!.GetRequiredService<Hashtable>().ShouldBeSameAs(scope.ServiceProvider.GetRequiredService<Hashtable>());
        proxy.Services!.GetKeyedService<Hashtable>("none").ShouldBeNull();
        proxy.ServiceKey.ShouldBeNull();
    }

    [Fact]
    public void A_keyed_one_is_guarded_and_its_proxy_told_the_key()
    {
        using ServiceProvider provider = Containers.Build(services => services.AddKeyedSingleton(typeof(IStore<>), "key", typeof(Store<>)).DecorateWithResilience(typeof(IStore<>)));

        IStore<int> store = provider.GetRequiredKeyedService<IStore<int>>("key");
        store.Load(5).ShouldBe("guarded 5");
        store.Probe().ServiceKey.ShouldBe("key");
        provider.GetService<IStore<int>>().ShouldBeNull();
    }

    [Fact]
    public void Two_open_registrations_are_refused_and_the_services_are_as_they_were()
    {
        ServiceCollection services = [];
        services.AddSingleton(typeof(IStore<>), typeof(Store<>)).AddKeyedSingleton(typeof(IStore<>), "key", typeof(OtherStore<>)).AddSingleton<IStore<int>, Store<int>>();
        ServiceDescriptor[] before = [.. services];

        Should.Throw<InvalidOperationException>(() => services.DecorateWithResilience(typeof(IStore<>)))
            .Message.ShouldBe("IStore<> cannot be guarded: it has two open generic registrations, and no key is left by which to tell the two originals apart. Keep one, or register closed types.");
        services.ShouldBe(before);
    }

    [Fact]
    public void A_second_open_registration_after_the_decoration_is_refused_too()
    {
        ServiceCollection services = [];
        AddStore(services, ServiceLifetime.Singleton);
        services.AddSingleton(typeof(IStore<>), typeof(OtherStore<>));

        Should.Throw<InvalidOperationException>(() => services.DecorateWithResilience(typeof(IStore<>))).Message.ShouldContain("two open generic registrations");
    }

    [Fact]
    public void One_for_every_key_is_refused()
    {
        ServiceCollection services = [];
        services.AddKeyedSingleton(typeof(IStore<>), KeyedService.AnyKey, typeof(Store<>));

        Should.Throw<InvalidOperationException>(() => services.DecorateWithResilience(typeof(IStore<>))).Message.ShouldStartWith("IStore<> cannot be guarded: its open generic registration is for any key");
    }

    [Fact]
    public void A_keyed_one_whose_constructor_asks_for_the_key_is_refused()
    {
        ServiceCollection services = [];
        services.AddKeyedSingleton(typeof(IStore<>), "key", typeof(KeyStore<>));

        Should.Throw<InvalidOperationException>(() => services.DecorateWithResilience(typeof(IStore<>))).Message.ShouldContain("Register closed types");
    }

    [Fact]
    public void A_second_decoration_is_refused()
    {
        ServiceCollection services = [];
        AddStore(services, ServiceLifetime.Singleton);

        Should.Throw<InvalidOperationException>(() => services.DecorateWithResilience(typeof(IStore<>)))
            .Message.ShouldStartWith("IStore<T> would be guarded twice: every registration of it is a proxy already.");
    }

    [Fact]
    public void Nothing_registered_is_refused()
        => Should.Throw<InvalidOperationException>(() => new ServiceCollection().DecorateWithResilience(typeof(IStore<>)))
            .Message.ShouldBe("IStore<T> cannot be guarded: nothing is registered for it. Register it first, then call DecorateWithResilience; or do both with AddResilient.");

    [Fact]
    public void A_closed_interface_of_which_only_the_open_form_is_registered_is_refused_with_the_way_out()
    {
        ServiceCollection services = [];
        services.AddSingleton(typeof(IStore<>), typeof(Store<>));

        Should.Throw<InvalidOperationException>(services.DecorateWithResilience<IStore<int>>)
            .Message.ShouldBe("IStore<int> cannot be guarded: nothing is registered for it. Its open generic form is: call DecorateWithResilience(typeof(IStore<>)).");
    }

    [Theory]
    [InlineData(typeof(IGreeter), "IGreeter is not an open generic interface. Call DecorateWithResilience<IGreeter>().")]
    [InlineData(typeof(IStore<int>), "IStore<int> is not an open generic interface. Call DecorateWithResilience<IStore<int>>().")]
    [InlineData(typeof(string), "string has no proxy: it is no interface. Name the interface that is to be guarded: one with policies on it, or one of which a class of yours is the proxy by [ResilientProxy].")]
    [InlineData(typeof(Greeter), "Greeter has no proxy: it is no interface. Name the interface that is to be guarded: IGreeter.")]
    public void What_is_not_open_is_refused(Type service, string message)
        => Should.Throw<InvalidOperationException>(() => new ServiceCollection().DecorateWithResilience(service)).Message.ShouldBe(message);

    [Theory]
    [InlineData(typeof(IComparer<>), "IComparer<T> has no proxy.")]
    [InlineData(typeof(List<>), "List<T> has no proxy: it is no interface. Name the interface that is to be guarded: one with policies on it, ")]
    public void What_has_no_proxy_is_refused(Type service, string message)
        => Should.Throw<InvalidOperationException>(() => new ServiceCollection().DecorateWithResilience(service)).Message.ShouldStartWith(message);

    [Fact]
    public void A_proxy_that_no_container_can_make_is_refused()
    {
        ServiceCollection services = [];
        services.AddSingleton(typeof(ICodec<>), typeof(Codec<>));

        Should.Throw<InvalidOperationException>(() => services.DecorateWithResilience(typeof(ICodec<>)))
            .Message.ShouldStartWith("ICodec<> cannot be guarded: the constructor of ResilientCodec<T> does not say where a container finds the object to guard.");
    }

    private static IServiceCollection AddStore(IServiceCollection services, ServiceLifetime lifetime)
    {
        services.Add(new ServiceDescriptor(typeof(IStore<>), typeof(Store<>), lifetime));
        return services.DecorateWithResilience(typeof(IStore<>));
    }

    private sealed class Hashtable;

    private sealed class KeyStore<T>([ServiceKey] string key) : IStore<T>
    {
        public string Load(T _) => key;

        public void Dispose()
        {
        }
    }
}
