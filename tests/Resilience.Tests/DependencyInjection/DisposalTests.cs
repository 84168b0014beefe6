using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class DisposalTests
{
    public static TheoryData<ServiceLifetime, bool> Originals => new()
    {
        { ServiceLifetime.Singleton, false },
        { ServiceLifetime.Scoped, false },
        { ServiceLifetime.Transient, false },
        { ServiceLifetime.Singleton, true },
        { ServiceLifetime.Scoped, true },
        { ServiceLifetime.Transient, true },
    };

    [Theory]
    [MemberData(nameof(Originals))]
    public void The_container_disposes_the_original_once(ServiceLifetime lifetime, bool byFactory)
    {
        DisposalLog log = [];
        using (ServiceProvider provider = Containers.Build(services => Register(services, log, lifetime, byFactory)))
        using (IServiceScope scope = provider.CreateScope())
        {
            scope.ServiceProvider.GetRequiredService<ILink>().Dispose();
            log.ShouldBeEmpty("a proxy that a container made owns nothing");
        }

        log.ShouldBe(["inner"]);
    }

    [Theory]
    [MemberData(nameof(Originals))]
    public async Task The_container_disposes_the_original_once_when_it_disposes_asynchronously(ServiceLifetime lifetime, bool byFactory)
    {
        DisposalLog log = [];
        await using (ServiceProvider provider = Containers.Build(services => Register(services, log, lifetime, byFactory)))
        await using (AsyncServiceScope scope = provider.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<ILink>();
        }

        log.ShouldBe(["inner async"]);
    }

    [Fact]
    public async Task An_original_that_can_only_be_disposed_asynchronously_is_so_once()
    {
        DisposalLog log = [];
        await using (ServiceProvider provider = Containers.Build(services => services.AddSingleton(log).AddResilient<IAsyncLink, AsyncOnlyLink>()))
        await using (AsyncServiceScope scope = provider.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<IAsyncLink>().DisposeAsync();
            log.ShouldBeEmpty();
        }

        log.ShouldBe(["inner async"]);
    }

    [Fact]
    public void An_original_that_can_only_be_disposed_asynchronously_is_refused_by_a_scope_that_is_not_as_ever()
    {
        using ServiceProvider provider = Containers.Build(services => services.AddSingleton<DisposalLog>().AddResilient<IAsyncLink, AsyncOnlyLink>());
        IServiceScope scope = provider.CreateScope();
        scope.ServiceProvider.GetRequiredService<IAsyncLink>();

        Should.Throw<InvalidOperationException>(scope.Dispose).Message.ShouldContain(nameof(AsyncOnlyLink));
    }

    [Fact]
    public void An_original_that_can_be_disposed_in_both_ways_may_be_disposed_synchronously_whatever_its_interface_has()
    {
        DisposalLog log = [];
        using (ServiceProvider provider = Containers.Build(services => services.AddSingleton(log).AddResilient<IAsyncLink, Link>()))
        using (IServiceScope scope = provider.CreateScope())
        {
            scope.ServiceProvider.GetRequiredService<IAsyncLink>();
        }

        log.ShouldBe(["inner"]);
    }

    [Fact]
    public void An_original_whose_interface_is_not_disposable_is_disposed_by_the_container()
    {
        DisposalLog log = [];
        using (ServiceProvider provider = Containers.Build(services => services.AddSingleton(log).AddResilient<IGreeter, DisposableGreeter>()))
        using (IServiceScope scope = provider.CreateScope())
        {
            scope.ServiceProvider.GetRequiredService<IGreeter>().Greet();
        }

        log.ShouldBe(["greeter"]);
    }

    [Fact]
    public void An_instance_is_not_disposed_as_ever()
    {
        DisposalLog log = [];
        using (ServiceProvider provider = Containers.Build(services => services.AddSingleton<ILink>(new Link(log)).DecorateWithResilience<ILink>()))
        {
            provider.GetRequiredService<ILink>().Dispose();
        }

        log.ShouldBeEmpty();
    }

    [Fact]
    public void Originals_are_disposed_in_the_reverse_of_the_order_in_which_they_were_made()
    {
        DisposalLog log = [];
        using (ServiceProvider provider = Containers.Build(services => services
            .AddSingleton(log)
            .AddResilient<ILink, Link>()
            .AddResilient<IGreeter, DisposableGreeter>()
            .AddScoped<Caller>()))
        using (IServiceScope scope = provider.CreateScope())
        {
            scope.ServiceProvider.GetRequiredService<Caller>();
        }

        log.ShouldBe(["caller", "greeter", "inner"]);
    }

    [Fact]
    public void An_original_lives_as_long_as_its_scope_and_not_as_long_as_its_proxy()
    {
        DisposalLog log = [];
        using ServiceProvider provider = Containers.Build(services => services.AddSingleton(log).AddResilient<ILink, Link>(ServiceLifetime.Transient));
        using IServiceScope scope = provider.CreateScope();
        using (scope.ServiceProvider.GetRequiredService<ILink>())
        {
        }

        log.ShouldBeEmpty();
        scope.Dispose();
        log.ShouldBe(["inner"]);
    }

    private static void Register(IServiceCollection services, DisposalLog log, ServiceLifetime lifetime, bool byFactory)
    {
        services.AddSingleton(log);
        services.Add(byFactory
            ? new ServiceDescriptor(typeof(ILink), static provider => new Link(provider.GetRequiredService<DisposalLog>()), lifetime)
            : new ServiceDescriptor(typeof(ILink), typeof(Link), lifetime));
        services.DecorateWithResilience<ILink>();
    }

    private sealed class DisposableGreeter(DisposalLog log) : IGreeter, IDisposable
    {
        public string Greet() => "hello";

        public void Dispose() => log.Add("greeter");
    }

    private sealed class Caller(ILink link, IGreeter greeter, DisposalLog log) : IDisposable
    {
        public (ILink Link, IGreeter Greeter) Callees => (link, greeter);

        public void Dispose() => log.Add("caller");
    }
}
