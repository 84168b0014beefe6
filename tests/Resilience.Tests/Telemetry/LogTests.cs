using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class LogTests : CircuitTest
{
    [Fact]
    public async Task Every_transition_is_logged_with_a_stable_id_opening_as_a_warning()
    {
        CircuitBreaker circuit = Circuit(options => options.FailureThreshold = 1);

        circuit.Fail();
        Advance(30_000);
        circuit.Succeed();
        circuit.ForceOpen();
        circuit.Disable();
        await Runtime.FlushAsync();

        IReadOnlyList<FakeLogRecord> records = Log.GetSnapshot();
        records.ShouldAllBe(record => record.Category == "Resilience");
        records.Select(record => (record.Id.Id, record.Id.Name, record.Level, record.Message)).ShouldBe(
        [
            (1, "CircuitOpened", LogLevel.Warning, "Circuit 'circuit' opened (ConsecutiveFailures), was Closed"),
            (2, "CircuitHalfOpened", LogLevel.Information, "Circuit 'circuit' is half-open (ResetTimeoutElapsed), was Open"),
            (3, "CircuitClosed", LogLevel.Information, "Circuit 'circuit' closed (ProbeSucceeded), was HalfOpen"),
            (1, "CircuitOpened", LogLevel.Warning, "Circuit 'circuit' opened (Manual), was Closed"),
            (4, "CircuitDisabled", LogLevel.Information, "Circuit 'circuit' is disabled (Manual), was ForcedOpen"),
        ]);
    }

    [Fact]
    public async Task A_logger_that_throws_keeps_no_listener_from_being_told()
    {
        await using ResilienceRuntime runtime = new(new ResilienceOptions { TimeProvider = Time, LoggerFactory = new ThrowingLoggerFactory() });
        CircuitBreaker circuit = new(Options(), runtime);
        int told = 0;
        circuit.StateChanged += _ => told++;

        circuit.Open();
        await runtime.FlushAsync();

        told.ShouldBe(1);
    }
}
