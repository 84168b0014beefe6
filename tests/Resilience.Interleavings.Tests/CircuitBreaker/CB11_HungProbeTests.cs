namespace Resilience.Interleavings.Tests;

/// <summary>A hung probe is given up by the next call, however many there are, and its result is void from then on. [CB11]</summary>
public sealed class CB11_HungProbeTests(ITestOutputHelper output) : InterleavingTest(output)
{
    [Fact]
    public void Of_the_calls_that_give_up_a_hung_probe_one_passes() => Explore(() =>
    {
        Stage stage = new();
        CircuitBreaker circuit = stage.HalfOpenCircuit();
        CircuitPermit hung = circuit.Enter();
        stage.Advance(30_000);
        bool[] entered = new bool[2];

        Race(
            () => entered[0] = circuit.TryEnter(out _),
            () => entered[1] = circuit.TryEnter(out _),
            () => circuit.Return(hung));

        // Whether the hung probe is cancelled before, while or after it is given up: its permit is there once.
        entered.Count(wasAdmitted => wasAdmitted).ShouldBe(1);
        stage.Told("");
        circuit.TryEnter(out _).ShouldBeFalse();
        return entered[0] ? "the first" : "the second";
    });

    [Fact]
    public void The_failure_of_a_hung_probe_reopens_or_is_void() => Explore(() =>
    {
        Stage stage = new();
        CircuitBreaker circuit = stage.HalfOpenCircuit();
        CircuitPermit hung = circuit.Enter();
        stage.Advance(30_000);
        CircuitPermit next = CircuitPermit.Uncounted;
        bool entered = false;

        Race(() => circuit.Fail(hung), () => entered = circuit.TryEnter(out next));

        stage.Told(entered ? "" : "HalfOpen Open");
        if (entered)
        {
            // It is the next one that decides now.
            circuit.Success(next);
            stage.Told("HalfOpen Closed");
        }

        circuit.GetSnapshot().Failures.ShouldBe(1);
        return entered ? "void" : "reopened";
    });

    [Fact]
    public void The_success_of_a_hung_probe_closes_or_is_void() => Explore(() =>
    {
        Stage stage = new();
        CircuitBreaker circuit = stage.HalfOpenCircuit();
        CircuitPermit hung = circuit.Enter();
        stage.Advance(30_000);
        CircuitPermit next = CircuitPermit.Uncounted;

        Race(() => circuit.Success(hung), () => next = circuit.Enter());

        // Closed: the next call was an ordinary one. Half-open: it is the probe, and its failure reopens.
        string told = stage.Told();
        circuit.Fail(next);
        string after = stage.Told();
        (told, after).ShouldBeOneOf(("HalfOpen Closed", ""), ("", "HalfOpen Open"));
        return told.Length > 0 ? "closed" : "void";
    });

    [Fact]
    public void A_probe_beside_the_hung_one_decides_or_is_void_with_it() => Explore(() =>
    {
        Stage stage = new();
        CircuitBreaker circuit = stage.HalfOpenCircuit(options => options.HalfOpenPermits = 2);
        circuit.Enter();
        stage.Advance(30_000);
        CircuitPermit beside = circuit.Enter();
        CircuitPermit next = CircuitPermit.Uncounted;

        Race(() => circuit.Success(beside), () => next = circuit.Enter());

        // Either it closed, and the next call was an ordinary one; or the next call is a probe, and no success counts yet.
        bool isProbe = CircuitWord.State(next.Word) == CircuitState.HalfOpen;
        stage.Told(isProbe ? "" : "HalfOpen Closed");
        return isProbe ? "void" : "closed";
    });
}
