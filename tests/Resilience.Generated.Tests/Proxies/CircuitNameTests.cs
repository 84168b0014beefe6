namespace Resilience.GeneratedTests;

public sealed class CircuitNameTests : IDisposable
{
    private readonly ResilienceRuntime _runtime = new();

    public void Dispose() => _runtime.Dispose();

    [Fact]
    public void Circuits_bear_the_names_that_the_constants_say()
    {
        _ = new ResilientLabelled(new Labelled(), _runtime);

        string[] names = [.. _runtime.Circuits.Select(circuit => circuit.Name).Order(StringComparer.Ordinal)];

        names.ShouldBe(
        [
            ResilientLabelled.Circuits.Interface,
            ResilientLabelled.Circuits.OwnAsync,
            ResilientLabelled.Circuits.Pick,
            ResilientLabelled.Circuits.Pick_ListOfInt32_Int32Array,
            ResilientLabelled.Circuits.NamedAsync,
        ]);
        names.ShouldBe(["ILabelled", "ILabelled.OwnAsync<T>", "ILabelled.Pick()", "ILabelled.Pick(List<int>,int[])", "named"]);
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
}
