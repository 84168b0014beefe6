using Resilience.Execution;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class CB18_KeyedCircuitsTests : CircuitTest
{
    private readonly List<string> _forgotten = [];

    [Fact]
    public void Circuits_of_different_keys_are_independent()
    {
        KeyedCircuits<string> circuits = Circuits(maxKeys: 10);

        circuits.Get("a").ForceOpen();

        circuits.Get("b").State.ShouldBe(CircuitState.Closed);
        circuits.Get("a").State.ShouldBe(CircuitState.ForcedOpen);
    }

    [Fact]
    public void Null_is_a_key_like_any_other()
        => Circuits(maxKeys: 10).Get(null!).Name.ShouldBe("name[]");

    [Fact]
    public void The_closed_circuit_that_was_idle_longest_makes_room()
    {
        KeyedCircuits<int> circuits = Circuits<int>(maxKeys: 3);
        circuits.Get(1);
        circuits.Get(2);
        circuits.Get(3);
        circuits.Get(1);

        circuits.Get(4);

        _forgotten.ShouldBe(["name[2]"]);
        circuits.Get(5);
        _forgotten.ShouldBe(["name[2]", "name[3]"]);
    }

    [Fact]
    public void A_circuit_that_is_not_closed_keeps_its_place()
    {
        KeyedCircuits<int> circuits = Circuits<int>(maxKeys: 2);
        circuits.Get(1).ForceOpen();
        circuits.Get(2);

        circuits.Get(3);

        _forgotten.ShouldBe(["name[2]"]);
        circuits.Get(1).State.ShouldBe(CircuitState.ForcedOpen);
    }

    [Fact]
    public void Where_all_are_open_further_keys_share_one_circuit()
    {
        KeyedCircuits<int> circuits = Circuits<int>(maxKeys: 2);
        circuits.Get(1).ForceOpen();
        circuits.Get(2).ForceOpen();

        CircuitBreaker overflow = circuits.Get(3);

        overflow.Name.ShouldBe("name[*]");
        circuits.Get(4).ShouldBeSameAs(overflow);
        circuits.Get(1).ShouldNotBeSameAs(overflow);
        _forgotten.ShouldBeEmpty();

        circuits.Get(2).Close();
        circuits.Get(3).Name.ShouldBe("name[3]");
    }

    [Fact]
    public void Many_keys_pass_through_a_small_table()
    {
        KeyedCircuits<int> circuits = new(16, text => Circuit(options => options.Name = text), circuit => ((CircuitRegistry)Runtime.Circuits).Remove(circuit));

        for (int i = 0; i < 100_000; i++)
        {
            circuits.Get(i);
        }

        Runtime.Circuits.Count.ShouldBe(16);
    }

    private KeyedCircuits<string> Circuits(int maxKeys) => Circuits<string>(maxKeys);

    private KeyedCircuits<TKey> Circuits<TKey>(int maxKeys)
        => new(maxKeys, text => Circuit(options => options.Name = $"name[{text}]"), circuit => _forgotten.Add(circuit.Name));
}
