namespace Resilience.GeneratedTests;

public sealed class ShapeTests : IDisposable
{
    private readonly ResilienceRuntime _runtime = new();
    private readonly Shapes _inner = new();
    private readonly ResilientShapes _proxy;

    public ShapeTests()
    {
        _proxy = new ResilientShapes(_inner, _runtime);
        _runtime.Circuits[ResilientShapes.Circuits.Interface].Disable();
    }

    public void Dispose() => _runtime.Dispose();

    [Fact]
    public void S2_parameters_by_reference_and_spans_pass_through_each_attempt()
    {
        _inner.Failures = 1;
        int input = 0;

        _proxy.TryRead(ref input, out string output, 7, "text").ShouldBeTrue();

        input.ShouldBe(2);
        output.ShouldBe("text7");
    }

    [Fact]
    public void S2_a_reference_that_is_returned_is_the_callees_own()
    {
        _proxy.Slot(1) = 42;

        _inner.Slot(1).ShouldBe(42);
    }

    [Fact]
    public void S2_a_span_that_is_returned_is_a_part_of_the_one_that_was_given()
    {
        _inner.Failures = 1;
        Span<int> span = [1, 2, 3];

        _proxy.Slice(span, 1)[0] = 42;

        span[1].ShouldBe(42);
    }

    [Fact]
    public async Task Generic_methods_are_guarded()
    {
        _inner.Failures = 1;
        (await _proxy.EchoAsync("a")).ShouldBe("a");
        (await _proxy.EchoAsync((1, "b"))).ShouldBe((1, "b"));
    }

    [Fact]
    public void Properties_indexers_and_events_are_forwarded()
    {
        int raised = 0;
        EventHandler handler = (_, _) => raised++;
        _proxy.Changed += handler;
        _inner.Raise();
        _proxy.Changed -= handler;
        _inner.Raise();
        _proxy.Number = 5;

        raised.ShouldBe(1);
        _inner.Number.ShouldBe(5);
        _proxy.Number.ShouldBe(5);
        _proxy[3].ShouldBe("item 3");
    }

    [Fact]
    public async Task Streams_are_forwarded()
    {
        List<int> seen = [];
        await foreach (int item in _proxy.Stream(3))
        {
            seen.Add(item);
        }

        seen.ShouldBe([0, 1, 2]);
    }

    [Fact]
    public void A_default_method_runs_on_the_inner_object()
    {
        _inner.Number = 9;

        ((IShapes)_proxy).ByDefault().ShouldBe("default of 9");
    }

    [Fact]
    public void A_member_that_another_hides_reaches_its_own_implementation()
    {
        _proxy.Describe().ShouldBe("new");
        ((IShapesBase)_proxy).Describe().ShouldBe("old");
    }

    [Fact]
    public void Circuits_bear_the_names_that_the_constants_say()
    {
        string[] names = [.. _runtime.Circuits.Select(circuit => circuit.Name).Order(StringComparer.Ordinal)];

        names.ShouldBe(
        [
            ResilientShapes.Circuits.Interface,
            ResilientShapes.Circuits.OwnAsync,
            ResilientShapes.Circuits.Pick,
            ResilientShapes.Circuits.Pick_ListOfInt32_Int32Array,
            ResilientShapes.Circuits.NamedAsync,
        ]);
        names.ShouldBe(["IShapes", "IShapes.OwnAsync<T>", "IShapes.Pick()", "IShapes.Pick(List<int>,int[])", "named"]);
    }

    [Fact]
    public void A_nested_interface_and_a_generic_one_have_circuits_named_as_they_are_written()
    {
        _ = new ResilientHost_Nested(new Host.Implementation(), _runtime);
        _ = new ResilientBox<List<int>>(new Box<List<int>>(), _runtime);
        _ = new ResilientBox<string>(new Box<string>(), _runtime, serviceKey: "blue");

        _runtime.Circuits.TryGet(ResilientHost_Nested.Circuits.RunAsync, out _).ShouldBeTrue();
        ResilientHost_Nested.Circuits.RunAsync.ShouldBe("Host.INested.RunAsync");
        _runtime.Circuits.TryGet("IBox<List<int>>.OpenAsync", out _).ShouldBeTrue();
        _runtime.Circuits.TryGet("IBox<string>[blue].OpenAsync", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task I1_a_policy_comes_from_the_method_then_the_proxied_interface_then_the_declaring_one()
    {
        var inner = new Inherited();
        var proxy = new ResilientDerived(inner, _runtime);

        await Should.ThrowAsync<HttpRequestException>(proxy.OwnAsync);
        await Should.ThrowAsync<HttpRequestException>(proxy.BaseAsync);
        await Should.ThrowAsync<HttpRequestException>(proxy.NoneAsync);

        inner.Own.ShouldBe(3, "the method's own [Retry(2)]");
        inner.Base.ShouldBe(2, "the proxied interface's [Retry(1)], before the declaring one's [Retry(4)]");
        inner.None.ShouldBe(1, "[NoResilience] takes all policies away");
        _runtime.Circuits[ResilientDerived.Circuits.Interface].GetSnapshot().Failures.ShouldBe(2, "the breaker of the declaring interface");
    }
}
