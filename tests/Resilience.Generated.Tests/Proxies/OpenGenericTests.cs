using Microsoft.Extensions.DependencyInjection;

namespace Resilience.GeneratedTests;

/// <summary>Proxies that a container makes itself, in the strictest container there is.</summary>
public sealed class OpenGenericTests
{
    private readonly DisposalLog _log = [];

    [Fact]
    public void An_open_registration_is_guarded_for_reference_and_value_types()
    {
        using ServiceProvider provider = Build(services => services.AddScoped(typeof(IShelf<>), typeof(Shelf<>)).DecorateWithResilience(typeof(IShelf<>)));
        using IServiceScope scope = provider.CreateScope();

        scope.ServiceProvider.GetRequiredService<IShelf<string>>().ShouldBeOfType<ResilientShelf<string>>().Take("a").ShouldBe("a");
        scope.ServiceProvider.GetRequiredService<IShelf<int>>().ShouldBeOfType<ResilientShelf<int>>().Take(5).ShouldBe(5);
        provider.GetRequiredService<ResilienceRuntime>().Circuits.Count.ShouldBe(2);
    }

    [Fact]
    public void A_fallback_type_comes_from_the_scope_in_which_the_proxy_lives()
    {
        using ServiceProvider provider = Build(services => services.AddScoped<Reserve>().AddScoped(typeof(IShelf<>), typeof(Shelf<>)).DecorateWithResilience(typeof(IShelf<>)));
        using IServiceScope scope = provider.CreateScope();

        scope.ServiceProvider.GetRequiredService<IShelf<string>>().Count().ShouldBe(1);

        scope.ServiceProvider.GetRequiredService<Reserve>().Answers.ShouldBe(1);
    }

    [Fact]
    public void A_closed_registration_is_guarded()
    {
        using ServiceProvider provider = Build(services => services.AddScoped<IShelf<int>, Shelf<int>>().DecorateWithResilience<IShelf<int>>());
        using (IServiceScope scope = provider.CreateScope())
        {
            scope.ServiceProvider.GetRequiredService<IShelf<int>>().ShouldBeOfType<ResilientShelf<int>>().Take(5).ShouldBe(5);
        }

        _log.ShouldBe([typeof(int)]);
    }

    [Fact]
    public void A_keyed_open_registration_has_circuits_of_its_key()
    {
        using ServiceProvider provider = Build(services => services.AddKeyedScoped(typeof(IShelf<>), "cold", typeof(Shelf<>)).DecorateWithResilience(typeof(IShelf<>)));
        using IServiceScope scope = provider.CreateScope();

        scope.ServiceProvider.GetRequiredKeyedService<IShelf<int>>("cold").ShouldBeOfType<ResilientShelf<int>>().Take(5).ShouldBe(5);
        provider.GetRequiredService<ResilienceRuntime>().Circuits.ShouldHaveSingleItem().Name.ShouldContain("cold");
        scope.ServiceProvider.GetService<IShelf<int>>().ShouldBeNull();
    }

    [Fact]
    public void The_scope_disposes_the_object_once_and_not_before_its_end()
    {
        using ServiceProvider provider = Build(services => services.AddScoped(typeof(IShelf<>), typeof(Shelf<>)).DecorateWithResilience(typeof(IShelf<>)));
        using (IServiceScope scope = provider.CreateScope())
        {
            scope.ServiceProvider.GetRequiredService<IShelf<int>>().Dispose();
            _log.ShouldBeEmpty();
        }

        _log.ShouldBe([typeof(int)]);
    }

    [Fact]
    public void A_scope_disposed_synchronously_takes_the_proxy_of_an_interface_that_is_only_disposable_asynchronously()
    {
        using ServiceProvider provider = Build(services => services.AddScoped(typeof(ICellar<>), typeof(Cellar<>)).DecorateWithResilience(typeof(ICellar<>)));
        using (IServiceScope scope = provider.CreateScope())
        {
            scope.ServiceProvider.GetRequiredService<ICellar<int>>().ShouldBeOfType<ResilientCellar<int>>();
        }

        _log.ShouldBe([typeof(int)]);
    }

    [Fact]
    public async Task A_proxy_made_by_new_owns_its_object_and_disposes_it_once()
    {
        using var runtime = new ResilienceRuntime();
        var shelf = new ResilientShelf<int>(new Shelf<int>(_log), runtime);
        var cellar = new ResilientCellar<string>(new Cellar<string>(_log), runtime);

        shelf.Dispose();
        shelf.Dispose();
        ((IDisposable)cellar).Dispose();
        await cellar.DisposeAsync();

        _log.ShouldBe([typeof(int), typeof(string)]);
    }

    [Fact]
    public async Task An_object_that_cannot_be_disposed_synchronously_can_still_be_disposed_after_the_attempt()
    {
        using var runtime = new ResilienceRuntime();
        var cellar = new ResilientCellar<int>(new AsyncCellar<int>(_log), runtime);

        Should.Throw<InvalidCastException>(((IDisposable)cellar).Dispose);
        await cellar.DisposeAsync();

        _log.ShouldBe([typeof(int)]);
    }

    private ServiceProvider Build(Action<IServiceCollection> register)
    {
        IServiceCollection services = new ServiceCollection().AddSingleton(_log);
        register(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }
}
