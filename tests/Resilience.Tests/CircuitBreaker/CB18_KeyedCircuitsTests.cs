using System.Globalization;
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
    public void Of_keys_with_one_hash_code_each_has_its_circuit_also_when_another_makes_room()
    {
        KeyedCircuits<HostileKey> circuits = Circuits<HostileKey>(maxKeys: 2);
        circuits.Get(new HostileKey("a"));
        CircuitBreaker second = circuits.Get(new HostileKey("b"));
        CircuitBreaker third = circuits.Get(new HostileKey("c"));

        _forgotten.ShouldBe(["name[a]"]);
        circuits.Get(new HostileKey("b")).ShouldBeSameAs(second);
        circuits.Get(new HostileKey("c")).ShouldBeSameAs(third);
        circuits.Get(new HostileKey("d"));
        _forgotten.ShouldBe(["name[a]", "name[b]"]);
        circuits.Get(new HostileKey("c")).ShouldBeSameAs(third);
    }

    [Fact]
    public void CB15_a_key_whose_text_throws_takes_no_circuit_out()
    {
        KeyedCircuits<HostileKey> circuits = Circuits<HostileKey>(maxKeys: 1);
        CircuitBreaker first = circuits.Get(new HostileKey("a"));

        Should.Throw<CalleeException>(() => circuits.Get(new HostileKey("b", onText: () => throw new CalleeException())));

        _forgotten.ShouldBeEmpty();
        circuits.Get(new HostileKey("a")).ShouldBeSameAs(first);
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
    public void CB15_a_key_that_waits_for_another_call_while_it_is_compared_holds_nobody_up()
    {
        KeyedCircuits<HostileKey> circuits = Circuits<HostileKey>(maxKeys: 10);
        circuits.Get(new HostileKey("a"));
        bool wasHeldUp = false;
        int others = 100;
        HostileKey waiting = new("b", onEquals: () =>
        {
            int other = Interlocked.Increment(ref others);
            wasHeldUp |= !Task.Run(() => circuits.Get(new HostileKey($"other {other}", onHash: () => other))).Wait(TimeSpan.FromSeconds(5));
        });

        circuits.Get(waiting);

        wasHeldUp.ShouldBeFalse();
    }

    [Fact]
    public void CB15_a_key_whose_equal_comes_while_it_is_compared_has_the_same_circuit()
    {
        KeyedCircuits<HostileKey> circuits = Circuits<HostileKey>(maxKeys: 10);
        circuits.Get(new HostileKey("a"));
        CircuitBreaker? other = null;
        HostileKey calling = new("b", onEquals: () => other ??= circuits.Get(new HostileKey("b")));

        circuits.Get(calling).ShouldBeSameAs(other.ShouldNotBeNull());
    }

    [Fact]
    public void CB15_a_key_that_changes_is_another_and_its_circuit_makes_room_as_any()
    {
        KeyedCircuits<HostileKey> circuits = Circuits<HostileKey>(maxKeys: 1);
        int hash = 1;
        circuits.Get(new HostileKey("a", onHash: () => hash));
        hash = 2;

        circuits.Get(new HostileKey("b"));
        circuits.Get(new HostileKey("c"));

        _forgotten.Count.ShouldBe(2);
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

    [Fact]
    public void A_circuit_that_was_used_or_opened_since_it_was_found_idle_keeps_its_place()
    {
        KeyedCircuits<int> circuits = Circuits<int>(maxKeys: 4);
        circuits.Get(1);
        circuits.Get(2);
        circuits.Get(3);
        circuits.Get(4);
        circuits.Get(5);
        _forgotten.ShouldBe(["name[1]"], "the others are in order now: 2, 3, 4");

        circuits.Get(2);
        circuits.Get(3).ForceOpen();
        circuits.Get(6);

        _forgotten.ShouldBe(["name[1]", "name[4]"]);
    }

    [Fact]
    public void A_key_that_made_room_gets_a_new_circuit_when_it_comes_again()
    {
        KeyedCircuits<int> circuits = new(1, text => Circuit(options => options.Name = text), circuit => ((CircuitRegistry)Runtime.Circuits).Remove(circuit));
        CircuitBreaker first = circuits.Get(1);
        circuits.Get(2);

        circuits.Get(1).ShouldNotBeSameAs(first);

        Runtime.Circuits.ShouldHaveSingleItem().Name.ShouldBe("1");
    }

    [Fact]
    public void A_keys_text_is_the_same_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = comma;
        try
        {
            Circuits<double>(maxKeys: 1).Get(1.5).Name.ShouldBe("name[1.5]");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Other_settings_hold_for_the_circuits_that_there_are_and_those_to_come()
    {
        KeyedCircuits<int> circuits = Circuits<int>(maxKeys: 1);
        CircuitBreaker own = circuits.Get(1);
        own.ForceOpen();
        CircuitBreaker overflow = circuits.Get(2);
        own.Close();

        circuits.Configure(new CircuitBreakerOptions { FailureThreshold = 1, MaxKeys = 3 }, "FailureThreshold,MaxKeys");

        foreach (CircuitBreaker circuit in (CircuitBreaker[])[own, overflow, circuits.Get(3), circuits.Get(4)])
        {
            circuit.State.ShouldBe(CircuitState.Closed);
            circuit.Fail();
            circuit.State.ShouldBe(CircuitState.Open, circuit.Name);
        }

        circuits.Get(5).ShouldBeSameAs(overflow);
    }

    [Fact]
    public void A_key_that_two_ask_for_at_once_has_one_circuit()
    {
        const int Keys = 2_000;
        KeyedCircuits<int> circuits = new(Keys, text => Circuit(options => options.Name = text), _ => throw new InvalidOperationException("There is room for all."));
        CircuitBreaker[][] got = [new CircuitBreaker[Keys], new CircuitBreaker[Keys]];

        Race.Run(2, number =>
        {
            for (int key = 0; key < Keys; key++)
            {
                got[number][key] = circuits.Get(key);
            }
        });

        got[0].ShouldBe(got[1]);
    }

    [Fact]
    public void A_table_that_is_made_smaller_lets_go_of_those_that_were_idle_longest()
    {
        KeyedCircuits<int> circuits = Circuits<int>(maxKeys: 5);
        for (int key = 1; key <= 5; key++)
        {
            circuits.Get(key);
        }

        circuits.Get(2);

        circuits.Configure(Options(static options => options.MaxKeys = 2), "MaxKeys");

        _forgotten.ShouldBe(["name[1]", "name[3]", "name[4]"]);
        circuits.Get(6);
        _forgotten.Count.ShouldBe(4);
    }

    [Fact]
    public void What_is_not_closed_stays_in_a_table_that_is_made_smaller_until_it_is()
    {
        KeyedCircuits<int> circuits = Circuits<int>(maxKeys: 5);
        for (int key = 1; key <= 5; key++)
        {
            circuits.Get(key).ForceOpen();
        }

        circuits.Configure(Options(static options => options.MaxKeys = 2), "MaxKeys");
        _forgotten.ShouldBeEmpty();
        circuits.Get(6).Name.ShouldBe("name[*]");

        for (int key = 1; key <= 4; key++)
        {
            circuits.Get(key).Close();
        }

        circuits.Get(6).Name.ShouldBe("name[6]");
        _forgotten.ShouldBe(["name[1]", "name[2]", "name[3]", "name[4]"]);
    }

    [Fact]
    public void A_keys_circuit_has_a_name_of_its_own_in_the_registry_and_takes_the_record_that_waits_for_it()
    {
        var registry = (CircuitRegistry)Runtime.Circuits;
        registry.Import([new CircuitRecord { Name = "name[a]", State = CircuitState.ForcedOpen, ExportedAt = Time.GetUtcNow() }]);

        CircuitBreaker circuit = registry.AddKeyed("name", "a", new CircuitBreakerOptions());
        CircuitBreaker namesake = registry.AddKeyed("name", "a", new CircuitBreakerOptions());

        registry["name[a]"].ShouldBeSameAs(circuit);
        circuit.State.ShouldBe(CircuitState.ForcedOpen);
        circuit.IsNamed.ShouldBeTrue();
        circuit.ReportedName.ShouldBe("name");
        registry["name[a]#2"].ShouldBeSameAs(namesake);
        registry.AddKeyed("name", "a", new CircuitBreakerOptions()).Name.ShouldBe("name[a]#3");
    }

    [Fact]
    public async Task A_circuit_that_is_forgotten_runs_no_timer()
    {
        CircuitBreaker circuit = Circuit();
        circuit.Open();

        ((CircuitRegistry)Runtime.Circuits).Remove(circuit);
        Advance(30_000);

        (await States()).ShouldBe("Open");
    }

    private KeyedCircuits<string> Circuits(int maxKeys) => Circuits<string>(maxKeys);

    private KeyedCircuits<TKey> Circuits<TKey>(int maxKeys)
        => new(maxKeys, text => Circuit(options => options.Name = $"name[{text}]"), circuit => _forgotten.Add(circuit.Name));
}
