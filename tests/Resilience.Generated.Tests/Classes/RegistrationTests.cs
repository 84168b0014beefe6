using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;

namespace Resilience.GeneratedTests;

/// <summary>Proxies that a class declares, in a container.</summary>
public sealed class RegistrationTests
{
    private readonly DisposalLog _log = [];

    [Fact]
    public void A_class_guards_what_is_registered_for_its_interface()
    {
        using ServiceProvider provider = Build(services => services.AddSingleton<IDistributedCache, ScriptedCache>().DecorateWithResilience<IDistributedCache, GuardedCache>());

        provider.GetRequiredService<IDistributedCache>().ShouldBeOfType<GuardedCache>().Get("a").ShouldBeNull();

        provider.GetRequiredService<ResilienceRuntime>().Circuits.Select(circuit => circuit.Name).ShouldBe(["IDistributedCache", "IDistributedCache.RefreshAsync"], ignoreOrder: true);
    }

    [Fact]
    public void A_keyed_registration_has_circuits_of_its_key()
    {
        using ServiceProvider provider = Build(services => services.AddKeyedSingleton<IDistributedCache, ScriptedCache>("eu").DecorateWithResilience<IDistributedCache, GuardedCache>());

        provider.GetRequiredKeyedService<IDistributedCache>("eu").ShouldBeOfType<GuardedCache>();

        provider.GetRequiredService<ResilienceRuntime>().Circuits.TryGet("IDistributedCache[eu].RefreshAsync", out _).ShouldBeTrue();
    }

    [Fact]
    public void An_open_registration_is_guarded_for_reference_and_value_types()
    {
        using ServiceProvider provider = Build(services => services.AddSingleton(typeof(IComparer<>), typeof(WrongComparer<>)).DecorateWithResilience(typeof(IComparer<>), typeof(GuardedComparer<>)));

        GuardedComparer<string> texts = provider.GetRequiredService<IComparer<string>>().ShouldBeOfType<GuardedComparer<string>>();
        provider.GetRequiredService<IComparer<int>>().ShouldBeOfType<GuardedComparer<int>>();
        Should.Throw<InvalidOperationException>(() => texts.Compare("a", "b")).Message.ShouldBe("cannot compare");

        Should.Throw<CircuitOpenException>(() => texts.Compare("a", "b")).CircuitName.ShouldBe("IComparer<string>");
    }

    [Fact]
    public void A_closed_registration_is_guarded_by_the_open_class_or_by_the_closed_one()
    {
        using ServiceProvider provider = Build(services => services
            .AddSingleton<IComparer<int>, WrongComparer<int>>()
            .AddSingleton<IComparer<long>, WrongComparer<long>>()
            .DecorateWithResilience<IComparer<long>, GuardedComparer<long>>()
            .DecorateWithResilience(typeof(IComparer<>), typeof(GuardedComparer<>)));

        provider.GetRequiredService<IComparer<int>>().ShouldBeOfType<GuardedComparer<int>>();
        provider.GetRequiredService<IComparer<long>>().ShouldBeOfType<GuardedComparer<long>>();
    }

    [Fact]
    public void A_class_that_you_make_disposes_its_object_once()
    {
        GuardedNumbers numbers = new(new Numbers(_log));

        numbers.Dispose();
        numbers.Dispose();

        _log.ShouldBe([typeof(int)]);
    }

    [Fact]
    public void A_class_that_the_container_makes_leaves_disposal_to_it()
    {
        using (ServiceProvider provider = Build(services => services.AddSingleton<IEnumerator<int>, Numbers>().DecorateWithResilience<IEnumerator<int>, GuardedNumbers>()))
        {
            provider.GetRequiredService<IEnumerator<int>>().ShouldBeOfType<GuardedNumbers>().Dispose();
            _log.ShouldBeEmpty();
        }

        _log.ShouldBe([typeof(int)]);
    }

    [Theory]
    [InlineData(typeof(IComparer<>), typeof(GuardedPairs<>), "IComparer<> cannot be guarded by GuardedPairs<T>, which is no proxy of it with the same type parameters. Name a class that has [ResilientProxy(typeof(IComparer<>))].")]
    [InlineData(typeof(IComparer<>), typeof(WrongComparer<>), "IComparer<> cannot be guarded by WrongComparer<T>, which is no proxy of it")]
    [InlineData(typeof(IComparer<>), typeof(GuardedComparer<int>), "IComparer<> cannot be guarded by GuardedComparer<int>, which is no proxy of it")]
    [InlineData(typeof(IComparer<int>), typeof(GuardedComparer<int>), "IComparer<int> is not an open generic interface.")]
    [InlineData(typeof(IEqualityComparer<>), typeof(GuardedPairs<>), "IEqualityComparer<> cannot be guarded by GuardedPairs<T>: a container makes the proxies of an open registration, and cannot tell which of several public constructors to use.")]
    public void What_is_not_a_proxy_for_the_container_is_refused(Type service, Type proxy, string message)
    {
        IServiceCollection services = new ServiceCollection().AddSingleton(typeof(IComparer<>), typeof(WrongComparer<>)).AddSingleton(typeof(IEqualityComparer<>), typeof(EqualityComparer<>));

        Should.Throw<InvalidOperationException>(() => services.DecorateWithResilience(service, proxy)).Message.ShouldStartWith(message);
    }

    [Fact]
    public void Type_arguments_that_the_class_does_not_take_are_refused()
    {
        IServiceCollection services = new ServiceCollection().AddSingleton<IEqualityComparer<int>>(EqualityComparer<int>.Default);

        Should.Throw<InvalidOperationException>(() => services.DecorateWithResilience(typeof(IEqualityComparer<>), typeof(GuardedPairs<>)))
            .Message.ShouldStartWith("IEqualityComparer<int> has no proxy: GuardedPairs<T> has constraints that do not admit these type arguments.");
    }

    private ServiceProvider Build(Action<IServiceCollection> register)
    {
        var services = new ServiceCollection();
        services.AddSingleton(_log);
        register(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }
}
