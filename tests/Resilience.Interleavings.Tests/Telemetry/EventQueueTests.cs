namespace Resilience.Interleavings.Tests;

/// <summary>The queue of events, which one task at a time works off. [CB12]</summary>
public sealed class EventQueueTests(ITestOutputHelper output) : InterleavingTest(output)
{
    [Fact]
    public void Every_change_is_told_once_and_those_of_a_circuit_in_order() => Explore(() =>
    {
        Stage stage = new();
        CircuitBreaker circuit = stage.Circuit();

        Race(circuit.ForceOpen, circuit.Disable, () => stage.Runtime.FlushAsync().AsTask().Wait());

        string told = stage.Told();
        told.ShouldBeOneOf("Closed ForcedOpen Disabled", "Closed Disabled ForcedOpen");
        return told;
    });

    [Fact]
    public void A_flush_waits_for_everything_that_was_queued_before_it() => Explore(() =>
    {
        Stage stage = new();
        CircuitBreaker one = stage.Circuit();
        CircuitBreaker two = stage.Circuit(options => options.Name = "two");
        int told = 0;
        int toldAtFlush = 0;
        int beforeIt = 0;
        one.StateChanged += _ => beforeIt = 1 - told;
        two.StateChanged += _ => told++;

        Race(
            one.ForceOpen,
            () =>
            {
                two.ForceOpen();
                stage.Runtime.FlushAsync().AsTask().Wait();
                toldAtFlush = told;
            });

        toldAtFlush.ShouldBe(1);
        return $"{beforeIt} told before it";
    });
}
