namespace Resilience.GeneratedTests.EveryShape;

public sealed class PlacesTests : IDisposable
{
    private readonly ResilienceRuntime _runtime = new();
    private readonly Everywhere _callee = new();

    public void Dispose() => _runtime.Dispose();

    [Fact]
    public async Task Nested_interfaces()
    {
        (await new ResilientOuter_Public(_callee, _runtime).NameAsync()).ShouldBe("public");
        ResilientOuter_Public.Circuits.NameAsync.ShouldBe("Outer.IPublic.NameAsync");
    }

    [Fact]
    public async Task Internal_interfaces()
    {
        (await new ResilientOuter_Internal(_callee, _runtime).NameAsync()).ShouldBe("internal");
        typeof(ResilientOuter_Internal).IsPublic.ShouldBeFalse();
    }

    [Fact]
    public async Task Internal_members()
    {
        IHidden proxy = new ResilientHidden(_callee, _runtime);
        proxy.Half = 5;
        proxy.Number = 6;

        (proxy.Half, proxy.Number).ShouldBe((5, 6));
        (await proxy.NameAsync()).ShouldBe("hidden");
        proxy.Family().ShouldBe("family");
    }

    [Fact]
    public async Task Interfaces_nested_in_generic_types()
    {
        Outer.Middle<object>.IInner<string> proxy = new ResilientOuter_Middle_Inner<object, string>(_callee, _runtime);
        (await proxy.FirstAsync("a")).ShouldBe("a");
        proxy.Second(1).ShouldBe(0);

        (await new ResilientOuter_Middle_Plain<object>(_callee, _runtime).NoneAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Interfaces_in_no_namespace()
        => (await new ResilientGloballyNamed(_callee, _runtime).NameAsync()).ShouldBe("global");
}
