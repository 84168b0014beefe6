namespace Resilience.Interleavings.Tests;

/// <summary>The bounded table of keyed circuits. [CB18]</summary>
public sealed class CB18_KeyedCircuitsTests(ITestOutputHelper output) : InterleavingTest(output)
{
    [Fact]
    public void Calls_that_race_for_a_new_key_get_one_circuit() => Explore(() =>
    {
        Stage stage = new();
        KeyedCircuits<string> circuits = Table(stage, maxKeys: 2);
        CircuitBreaker?[] got = new CircuitBreaker?[3];
        int last = -1;

        Race([.. Enumerable.Range(0, got.Length).Select(i => (Action)(() =>
        {
            got[i] = circuits.Get("a");
            last = i;
        }))]);

        got.ShouldAllBe(circuit => circuit == got[0]);
        stage.Runtime.Circuits.Count.ShouldBe(1);
        return $"{last} was the last";
    });

    [Fact]
    public void More_keys_than_there_is_room_for_never_have_more_circuits_than_the_table_holds() => Explore(() =>
    {
        Stage stage = new();
        KeyedCircuits<string> circuits = Table(stage, maxKeys: 2);

        Race(() => circuits.Get("a"), () => circuits.Get("b"), () => circuits.Get("c"));

        string names = string.Join(' ', stage.Runtime.Circuits.Select(circuit => circuit.Name).Order(StringComparer.Ordinal));
        stage.Runtime.Circuits.Count.ShouldBe(2, names);
        return names;
    });

    [Fact]
    public void A_circuit_that_opens_while_room_is_sought_makes_room_or_stays() => Explore(() =>
    {
        Stage stage = new();
        KeyedCircuits<string> circuits = Table(stage, maxKeys: 1);
        CircuitBreaker a = circuits.Get("a");
        CircuitBreaker? other = null;

        Race(a.ForceOpen, () => other = circuits.Get("b"));

        // Either it was closed still and made room, or the other key shares the overflow circuit.
        other!.Name.ShouldBeOneOf("name[b]", "name[*]");
        bool stayed = circuits.Get("a") == a;
        stayed.ShouldBe(other.Name == "name[*]");
        return other.Name;
    });

    private static KeyedCircuits<string> Table(Stage stage, int maxKeys) => new(
        maxKeys,
        key => new CircuitBreaker(Stage.Options(options => options.Name = $"name[{key}]"), stage.Runtime),
        stage.Runtime.Registry.Remove);
}
