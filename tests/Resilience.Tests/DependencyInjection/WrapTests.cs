using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class WrapTests
{
    [Fact]
    public void An_object_is_guarded_without_a_container()
    {
        using ResilienceRuntime runtime = new();
        IGreeter greeter = Resilient.Wrap<IGreeter>(new FailingGreeter(), runtime);

        Should.Throw<TimeZoneNotFoundException>(greeter.Greet);
        Should.Throw<CircuitOpenException>(greeter.Greet).CircuitName.ShouldBe("IGreeter");
        runtime.Circuits["IGreeter"].State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public void The_default_runtime_is_used_where_none_is_given()
        => Resilient.Wrap<ILink>(new Link()).Probe().Runtime.ShouldBeSameAs(ResilienceRuntime.Default);

    [Fact]
    public void The_services_are_handed_over()
    {
        using ServiceProvider provider = new ServiceCollection().BuildServiceProvider();

        Resilient.Wrap<ILink>(new Link(), services: provider).Probe().Services.ShouldBeSameAs(provider);
        Resilient.Wrap<IStore<int>>(new Store<int>(), services: provider).Probe().Services.ShouldBeSameAs(provider);
        Resilient.Wrap<ILink>(new Link()).Probe().Services.ShouldBeNull();
    }

    [Fact]
    public void The_first_disposal_is_forwarded()
    {
        DisposalLog log = [];
        ILink link = Resilient.Wrap<ILink>(new Link(log));

        link.Dispose();
        link.Dispose();

        log.ShouldBe(["inner"]);
    }

    [Fact]
    public async Task The_first_asynchronous_disposal_is_forwarded()
    {
        DisposalLog log = [];
        IAsyncLink link = Resilient.Wrap<IAsyncLink>(new AsyncOnlyLink(log));

        await link.DisposeAsync();
        await link.DisposeAsync();

        log.ShouldBe(["inner async"]);
    }

    [Fact]
    public void The_proxy_of_a_generic_interface_forwards_the_first_disposal_too()
    {
        DisposalLog log = [];
        using ServiceProvider provider = new ServiceCollection().BuildServiceProvider();
        IStore<int> store = Resilient.Wrap<IStore<int>>(new Store<int>(log), services: provider);

        store.Load(5).ShouldBe("guarded 5");
        store.Dispose();
        store.Dispose();

        log.ShouldBe(["store"]);
    }

    [Fact]
    public void A_proxy_is_not_wrapped_again()
    {
        IGreeter greeter = Resilient.Wrap<IGreeter>(new Greeter());

        Should.Throw<InvalidOperationException>(() => Resilient.Wrap(greeter))
            .Message.ShouldBe("IGreeter would be guarded twice: the object to guard is a ResilientGreeter, which is a proxy already. Guard the object inside it, once.");
    }

    [Fact]
    public void A_class_is_refused_and_told_which_interface_to_name()
        => Should.Throw<InvalidOperationException>(() => Resilient.Wrap(new Greeter()))
            .Message.ShouldBe("Greeter has no proxy: it is no interface. Name the interface that is to be guarded: IGreeter.");

    [Fact]
    public void An_interface_without_a_proxy_is_refused()
        => Should.Throw<InvalidOperationException>(() => Resilient.Wrap<IFormatProvider>(System.Globalization.CultureInfo.InvariantCulture))
            .Message.ShouldStartWith("IFormatProvider has no proxy.");

    [Fact]
    public void Null_is_refused()
        => Should.Throw<ArgumentNullException>(() => Resilient.Wrap<IGreeter>(null!)).ParamName.ShouldBe("inner");
}
