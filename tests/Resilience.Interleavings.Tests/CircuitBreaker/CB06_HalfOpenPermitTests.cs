namespace Resilience.Interleavings.Tests;

/// <summary>Probes that race for permits, and probes whose outcomes race. [CB6]</summary>
public sealed class CB06_HalfOpenPermitTests(ITestOutputHelper output) : InterleavingTest(output)
{
    [Fact]
    public void No_more_probes_are_in_flight_than_there_are_permits() => Explore(() =>
    {
        Stage stage = new();
        CircuitBreaker circuit = stage.HalfOpenCircuit(options =>
        {
            options.HalfOpenPermits = 2;
            options.SuccessThreshold = 10;
        });
        int inFlight = 0;
        int passed = 0;

        void Probe()
        {
            if (circuit.TryEnter(out CircuitPermit permit))
            {
                Interlocked.Increment(ref inFlight).ShouldBeLessThanOrEqualTo(2);
                Interlocked.Increment(ref passed);
                Interlocked.Decrement(ref inFlight);
                circuit.Success(permit);
            }
        }

        Race(Probe, Probe, Probe);

        // None is lost either.
        circuit.Enter();
        circuit.Enter();
        circuit.TryEnter(out _).ShouldBeFalse();
        circuit.GetSnapshot().Rejected.ShouldBe(3 - passed + 1);
        return $"{passed} passed";
    });

    [Fact]
    public void The_first_failure_reopens_whatever_succeeds_beside_it() => Explore(() =>
    {
        Stage stage = new();
        CircuitBreaker circuit = stage.HalfOpenCircuit(options =>
        {
            options.HalfOpenPermits = 2;
            options.SuccessThreshold = 2;
        });
        CircuitPermit failing = circuit.Enter();
        CircuitPermit succeeding = circuit.Enter();
        CircuitState afterSuccess = default;

        Race(
            () => circuit.Fail(failing),
            () =>
            {
                circuit.Success(succeeding);
                afterSuccess = circuit.State;
            });

        stage.Told("HalfOpen Open");
        return $"{afterSuccess} after the success";
    });

    [Fact]
    public void Of_two_probes_that_would_each_decide_the_first_does() => Explore(() =>
    {
        Stage stage = new();
        CircuitBreaker circuit = stage.HalfOpenCircuit(options => options.HalfOpenPermits = 2);
        CircuitPermit failing = circuit.Enter();
        CircuitPermit succeeding = circuit.Enter();

        Race(() => circuit.Fail(failing), () => circuit.Success(succeeding));

        // The other's result belongs to the generation before: no run begins with it.
        string told = stage.Told();
        told.ShouldBeOneOf("HalfOpen Open", "HalfOpen Closed");
        (circuit.GetSnapshot().ConsecutiveFailures, circuit.GetSnapshot().Failures).ShouldBe((0, 1));
        return told;
    });

    [Fact]
    public void A_cancelled_probe_gives_its_permit_to_one_other() => Explore(() =>
    {
        Stage stage = new();
        CircuitBreaker circuit = stage.HalfOpenCircuit();
        CircuitPermit cancelled = circuit.Enter();
        bool[] entered = new bool[2];

        Race(
            () => circuit.Return(cancelled),
            () => entered[0] = circuit.TryEnter(out _),
            () => entered[1] = circuit.TryEnter(out _));

        int probes = entered.Count(wasAdmitted => wasAdmitted);
        probes.ShouldBeInRange(0, 1);
        circuit.TryEnter(out _).ShouldBe(probes == 0);
        return $"{probes} probes";
    });
}
