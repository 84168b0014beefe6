using System.Runtime.CompilerServices;

namespace Resilience.GeneratedTests.EveryShape;

public sealed class MembersTests : IDisposable
{
    private readonly ResilienceRuntime _runtime = new();
    private readonly Members _callee = new();
    private readonly ResilientMembers _proxy;

    public MembersTests() => _proxy = new ResilientMembers(_callee, _runtime);

    public void Dispose() => _runtime.Dispose();

    [Fact]
    public void Properties()
    {
        _proxy.Set = "set";
        _proxy.Both = "both";

        _proxy.Get.ShouldBe("get");
        _proxy.Both.ShouldBe("both");
        (_callee.Set, _callee.Both).ShouldBe(("set", "both"));
    }

    [Fact]
    public void Properties_that_return_by_reference()
    {
        Unsafe.AreSame(ref _proxy.Reference, ref _callee.Numbers[0]).ShouldBeTrue();
        Unsafe.AreSame(in _proxy.ReadOnlyReference, in _callee.Numbers[1]).ShouldBeTrue();
    }

    [Fact]
    public void Init_only_properties_can_be_read()
        => _proxy.Init.ShouldBe("init");

    [Fact]
    public void Init_only_properties_cannot_be_set_after_the_callee_is_made()
    {
        Should.Throw<NotSupportedException>(() => new ResilientMembers(_callee, _runtime) { Init = "other" })
            .Message.ShouldContain("An init-only property belongs to whoever constructs the inner object.");
        _callee.Init.ShouldBe("init");
    }

    [Fact]
    public void Indexers()
    {
        var id = Guid.NewGuid();
        _proxy[1] = "one";

        _proxy[1].ShouldBe("one");
        _callee[1].ShouldBe("one");
        _proxy["sum ", 1, 2, 3].ShouldBe("sum 6");
        Unsafe.AreSame(ref _proxy[in id], ref _callee.Numbers[2]).ShouldBeTrue();
    }

    [Fact]
    public void Indexers_with_another_name()
    {
        INamedIndexer proxy = new ResilientNamedIndexer(new NamedIndexer(), _runtime);

        proxy[3].ShouldBe("entry 3");
        proxy.Item(3).ShouldBe("item 3");
    }

    [Fact]
    public async Task Events()
    {
        int raised = 0;
        EventHandler handler = (sender, _) =>
        {
            raised++;
            sender.ShouldBeSameAs(_callee);
        };
        Func<int, Task<int>> twice = static number => Task.FromResult(2 * number);
        _proxy.Changed += handler;
        _proxy.Asked += twice;

        _callee.Raise();
        (await _callee.Ask(4).ShouldNotBeNull()).ShouldBe(8);
        _proxy.Changed -= handler;
        _proxy.Asked -= twice;
        _callee.Raise();

        raised.ShouldBe(1);
        _callee.Ask(4).ShouldBeNull();
    }

    [Fact]
    public async Task No_policy_acts_on_what_is_no_method()
    {
        await Should.ThrowAsync<HttpRequestException>(_proxy.GuardedAsync);
        _runtime.Circuits[ResilientMembers.Circuits.Interface].State.ShouldBe(CircuitState.Open);

        _proxy.Get.ShouldBe("get");
        Should.Throw<KeyNotFoundException>(() => _proxy[404]);
    }
}
