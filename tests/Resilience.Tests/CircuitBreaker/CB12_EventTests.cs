using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class CB12_EventTests : CircuitTest
{
    [Fact]
    public async Task There_is_one_event_per_transition_in_order()
    {
        CircuitBreaker circuit = Circuit(options => options.FailureThreshold = 1);

        circuit.Fail();
        Advance(30_000);
        circuit.Fail();
        Advance(30_000);
        circuit.Succeed();
        circuit.Open();
        circuit.ForceOpen();
        circuit.Disable();
        circuit.Close();

        (await Changes()).Select(change => (change.From, change.To, change.Reason)).ShouldBe(
        [
            (CircuitState.Closed, CircuitState.Open, CircuitTransitionReason.ConsecutiveFailures),
            (CircuitState.Open, CircuitState.HalfOpen, CircuitTransitionReason.ResetTimeoutElapsed),
            (CircuitState.HalfOpen, CircuitState.Open, CircuitTransitionReason.ProbeFailed),
            (CircuitState.Open, CircuitState.HalfOpen, CircuitTransitionReason.ResetTimeoutElapsed),
            (CircuitState.HalfOpen, CircuitState.Closed, CircuitTransitionReason.ProbeSucceeded),
            (CircuitState.Closed, CircuitState.Open, CircuitTransitionReason.Manual),
            (CircuitState.Open, CircuitState.ForcedOpen, CircuitTransitionReason.Manual),
            (CircuitState.ForcedOpen, CircuitState.Disabled, CircuitTransitionReason.Manual),
            (CircuitState.Disabled, CircuitState.Closed, CircuitTransitionReason.Manual),
        ]);
    }

    [Fact]
    public async Task Failures_beyond_the_one_that_opens_tell_nothing()
    {
        CircuitBreaker circuit = Circuit(options => options.FailureThreshold = 1);
        PendingCall[] calls = [.. Enumerable.Range(0, 10).Select(_ => circuit.Begin())];

        Array.ForEach(calls, call => call.Fail());

        (await States()).ShouldBe("Open");
        circuit.GetSnapshot().Failures.ShouldBe(10);
    }

    public static TheoryData<string, Action<CircuitBreaker>, CircuitState> Commands => new()
    {
        { "ForceOpen", static circuit => circuit.ForceOpen(), CircuitState.ForcedOpen },
        { "Disable", static circuit => circuit.Disable(), CircuitState.Disabled },
        { "Close", static circuit => circuit.Close(), CircuitState.Closed },
        { "Reset", static circuit => circuit.Reset(), CircuitState.Closed },
        { "Open", static circuit => circuit.Open(), CircuitState.Open },
        { "Import", static circuit => circuit.Import(new CircuitRecord { Name = circuit.Name, State = CircuitState.Disabled, ExportedAt = DateTimeOffset.UnixEpoch }), CircuitState.Disabled },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task The_end_of_an_interval_is_told_before_what_is_done_by_hand_after_it(string name, Action<CircuitBreaker> command, CircuitState state)
    {
        ManualTimeProvider clock = new();
        await using ResilienceRuntime runtime = new(new ResilienceOptions { TimeProvider = clock });
        List<string> seen = [];
        runtime.Circuits.StateChanged += change => seen.Add($"{change.From}>{change.To}");
        CircuitBreaker circuit = new(Options(), runtime);
        circuit.Open();

        // Nobody has noticed yet that the interval is over.
        clock.Advance(30_000);
        command(circuit);
        await runtime.FlushAsync();

        seen.ShouldBe(["Closed>Open", "Open>HalfOpen", $"HalfOpen>{state}"], name);
    }
}
