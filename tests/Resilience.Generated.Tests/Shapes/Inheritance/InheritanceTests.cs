namespace Resilience.GeneratedTests.EveryShape;

/// <summary>A member reaches the body that it would reach without the proxy, and is guarded there.</summary>
public sealed class InheritanceTests : IDisposable
{
    private readonly ResilienceRuntime _runtime = new();
    private readonly Diamond _callee = new();
    private readonly IDiamond _proxy;

    public InheritanceTests() => _proxy = new ResilientDiamond(_callee, _runtime);

    public void Dispose() => _runtime.Dispose();

    [Fact]
    public void Redeclared_members_reach_their_own_implementations()
    {
        _proxy.Value.ShouldBe("diamond's value");
        ((IRoot)_proxy).Value.ShouldBe("root's value");
        ((ILeft)_proxy).Describe().ShouldBe("left");
        ((IRoot)_proxy).Describe().ShouldBe("root");
    }

    [Fact]
    public async Task Redeclared_methods_are_guarded_each()
    {
        (await RetriedAsync(_proxy.RootAsync)).ShouldBe("diamond's");
        (await RetriedAsync(((IRoot)_proxy).RootAsync)).ShouldBe("root's");
    }

    [Fact]
    public async Task Members_inherited_on_two_ways_reach_the_one_of_their_interface()
    {
        (await RetriedAsync(() => ((ILeft)_proxy).BothAsync("a"))).ShouldBe("left a");
        (await RetriedAsync(() => ((IRight)_proxy).BothAsync("a"))).ShouldBe("right a");
        ((ILeft)_proxy).Twin++;
        ((ILeft)_callee).Twin.ShouldBe(6);
        ((IRight)_proxy).Twin.ShouldBe("right's twin");
        _proxy.Right().ShouldBe("right's");
    }

    [Fact]
    public async Task An_interface_inherited_with_two_type_arguments_has_both_members()
    {
        (await RetriedAsync(() => _proxy.FindAsync("a"))).ShouldBe("string a");
        (await RetriedAsync(() => _proxy.FindAsync(5))).ShouldBe(5);
        ((ILookup<string>)_proxy).TypeOf(null).ShouldBe(typeof(string));
        ((ILookup<int>)_proxy).TypeOf(0).ShouldBe(typeof(int));
    }

    [Fact]
    public void Events_that_are_implemented_explicitly()
    {
        EventHandler handler = static (_, _) => { };

        _proxy.Changed += handler;
        _callee.RootChanged.ShouldBe(handler);
        _proxy.Changed -= handler;
        _callee.RootChanged.ShouldBeNull();
    }

    [Fact]
    public void Default_methods_that_nobody_overrides_run_on_the_callee()
        => _proxy.ByDefault().ShouldBe("root's default of root");

    [Fact]
    public void Default_methods_that_the_callee_overrides_are_the_callees()
        => _proxy.Overridden().ShouldBe("the callee's");

    [Fact]
    public void Default_methods_that_another_interface_overrides_are_that_ones()
        => ((IRoot)_proxy).Redefined().ShouldBe("left's default");

    [Fact]
    public void Members_that_the_interface_implements_explicitly()
        => ((IRoot)_proxy).Reimplemented().ShouldBe("the diamond's");

    [Fact]
    public void Sealed_members_run_on_the_proxy_and_reach_the_callee_through_it()
        => _proxy.Sealed().ShouldBe("sealed over root");

    [Fact]
    public void Static_virtual_members_are_those_of_the_interface()
        => Static<ResilientDiamond>().ShouldBe("root's static");

    private static string Static<T>()
        where T : IRoot => T.Static();

    private async Task<T> RetriedAsync<T>(Func<Task<T>> call)
    {
        _callee.Failures = 1;
        int calls = _callee.Calls;
        T answer = await call();
        _callee.Calls.ShouldBe(calls + 2);
        return answer;
    }
}
