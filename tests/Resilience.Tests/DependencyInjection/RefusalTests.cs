using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class RefusalTests
{
    private readonly ServiceCollection _services = [];

    [Fact]
    public void An_interface_without_a_proxy_is_named_with_what_to_do()
    {
        string message = Should.Throw<InvalidOperationException>(_services.DecorateWithResilience<IComparable<int>>).Message;

        message.ShouldStartWith("IComparable<int> has no proxy. Put a policy, [CircuitBreaker] for one, on it or on its methods");
        message.ShouldContain("in a project that references the Resilience package.");
        message.ShouldEndWith("make a partial class its proxy by [ResilientProxy], and name that class: DecorateWithResilience<IComparable<int>, TProxy>(), or its constructor.");
    }

    [Fact]
    public void An_open_generic_interface_without_a_proxy_is_told_the_call_that_takes_one()
        => Should.Throw<InvalidOperationException>(() => _services.DecorateWithResilience(typeof(IDictionary<,>)))
            .Message.ShouldEndWith("make a partial class its proxy by [ResilientProxy], and name that class: DecorateWithResilience(typeof(IDictionary<,>), typeof(…)), or its constructor.");

    [Fact]
    public void An_interface_with_policies_but_without_a_proxy_is_told_why_none_was_generated()
        => Should.Throw<InvalidOperationException>(() => Resilient.Wrap<IForgotten>(new Forgotten()))
            .Message.ShouldBe("RefusalTests.IForgotten has policies but no proxy: none was generated when Resilience.Tests was compiled. Reference the Resilience package there, so that its generator runs, and mend the errors RES0001 to RES0008, if there are any: where they are reported, nothing is generated, whatever severity they are given.");

    [Fact]
    public void AddResilient_refuses_an_interface_without_a_proxy_and_adds_nothing()
    {
        Should.Throw<InvalidOperationException>(() => _services.AddResilient<IFormatProvider, System.Globalization.CultureInfo>()).Message.ShouldStartWith("IFormatProvider has no proxy.");
        _services.ShouldBeEmpty();
    }

    [Fact]
    public void An_interface_whose_base_alone_is_annotated_is_told_so()
        => Should.Throw<InvalidOperationException>(_services.DecorateWithResilience<IPoliteGreeter>)
            .Message.ShouldBe("IPoliteGreeter has no proxy: it has no policy of its own, only IGreeter has, from which it inherits. Annotate IPoliteGreeter itself or, if it is not yours, make a partial class its proxy by [ResilientProxy] and name that class.");

    [Fact]
    public void A_class_is_told_which_interface_to_name()
        => Should.Throw<InvalidOperationException>(_services.DecorateWithResilience<Greeter>)
            .Message.ShouldBe("Greeter has no proxy: it is no interface. Name the interface that is to be guarded: IGreeter.");

    [Fact]
    public void Nothing_registered_is_refused()
        => Should.Throw<InvalidOperationException>(_services.DecorateWithResilience<IGreeter>)
            .Message.ShouldBe("IGreeter cannot be guarded: nothing is registered for it. Register it first, then call DecorateWithResilience; or do both with AddResilient.");

    [Fact]
    public void A_second_decoration_is_refused_and_the_services_are_as_they_were()
    {
        _services.AddSingleton<IGreeter, Greeter>().AddKeyedSingleton<IGreeter, Greeter>("key").DecorateWithResilience<IGreeter>();
        ServiceDescriptor[] before = [.. _services];

        Should.Throw<InvalidOperationException>(_services.DecorateWithResilience<IGreeter>)
            .Message.ShouldBe("IGreeter would be guarded twice: every registration of it is a proxy already. Remove this call, or the one before (AddResilient guards what it adds).");
        _services.ShouldBe(before);
    }

    [Fact]
    public void Decoration_after_AddResilient_is_refused()
        => Should.Throw<InvalidOperationException>(_services.AddResilient<IGreeter, Greeter>().DecorateWithResilience<IGreeter>).Message.ShouldStartWith("IGreeter would be guarded twice");

    [Fact]
    public void An_instance_that_is_a_proxy_is_refused()
        => Should.Throw<InvalidOperationException>(_services.AddSingleton<IGreeter>(new ResilientGreeter(new Greeter())).DecorateWithResilience<IGreeter>)
            .Message.ShouldStartWith("IGreeter would be guarded twice");

    [Fact]
    public void An_implementation_that_is_a_proxy_is_refused()
        => Should.Throw<InvalidOperationException>(() => _services.AddResilient<IGreeter, ResilientGreeter>())
            .Message.ShouldBe("IGreeter would be guarded twice: the object to guard is a ResilientGreeter, which is a proxy already. Guard the object inside it, once.");

    [Fact]
    public void A_factory_that_makes_a_proxy_is_refused_when_it_does()
    {
        using ServiceProvider provider = Containers.Build(services => services
            .AddSingleton<IGreeter>(static _ => new ResilientGreeter(new Greeter()))
            .DecorateWithResilience<IGreeter>());

        Should.Throw<InvalidOperationException>(provider.GetRequiredService<IGreeter>)
            .Message.ShouldBe("IGreeter would be guarded twice: the object to guard is a ResilientGreeter, which is a proxy already. Guard the object inside it, once.");
    }

    [Fact]
    public void A_missing_collection_or_type_is_an_argument_error()
    {
        IServiceCollection none = null!;

        Should.Throw<ArgumentNullException>(() => none.AddResilience()).ParamName.ShouldBe("services");
        Should.Throw<ArgumentNullException>(() => none.AddResilient<IGreeter, Greeter>()).ParamName.ShouldBe("services");
        Should.Throw<ArgumentNullException>(() => none.DecorateWithResilience<IGreeter>()).ParamName.ShouldBe("services");
        Should.Throw<ArgumentNullException>(() => none.DecorateWithResilience(typeof(IStore<>))).ParamName.ShouldBe("services");
        Should.Throw<ArgumentNullException>(() => _services.DecorateWithResilience(null!)).ParamName.ShouldBe("openGeneric");
    }

    /// <summary>Annotated in a project without the generator.</summary>
    private interface IForgotten
    {
        [CircuitBreaker]
        void Call();
    }

    private sealed class Forgotten : IForgotten
    {
        public void Call()
        {
        }
    }
}
