using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

/// <summary>Exported from one runtime, imported into the next, which has a clock of its own.</summary>
public sealed class CB17_ExportImportTests : CircuitTest
{
    private readonly FakeTimeProvider _later = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public void The_record_has_name_state_remaining_time_reopening_run_and_the_moment()
    {
        CircuitBreaker circuit = Circuit(options => options.FailureThreshold = 1);
        circuit.FailUntilHalfOpen(Time);
        circuit.Fail();
        Advance(10_000);

        Runtime.Circuits.Export().ShouldHaveSingleItem().ShouldBe(new CircuitRecord
        {
            Name = "circuit",
            State = CircuitState.Open,
            Remaining = TimeSpan.FromSeconds(20),
            Reopenings = 1,
            ExportedAt = Time.GetUtcNow(),
        });
    }

    [Theory]
    [InlineData(CircuitState.Closed)]
    [InlineData(CircuitState.HalfOpen)]
    [InlineData(CircuitState.ForcedOpen)]
    [InlineData(CircuitState.Disabled)]
    public void Only_an_open_circuit_has_remaining_time(CircuitState state)
    {
        CircuitBreaker circuit = Circuit();
        Runtime.Circuits.Import([Record(state)]);

        CircuitRecord record = Runtime.Circuits.Export().ShouldHaveSingleItem();

        record.State.ShouldBe(circuit.State);
        record.State.ShouldBe(state);
        record.Remaining.ShouldBeNull();
    }

    [Fact]
    public async Task It_comes_back_with_what_is_left_less_the_time_between()
    {
        Circuit().Open();
        Advance(10_000);
        IReadOnlyList<CircuitRecord> records = Runtime.Circuits.Export();
        await using ResilienceRuntime next = Next(out List<CircuitStateChange> changes);
        CircuitBreaker circuit = new(Options(), next);

        _later.Advance(TimeSpan.FromSeconds(15));
        next.Circuits.Import(records);

        circuit.State.ShouldBe(CircuitState.Open);
        circuit.Rejection().RetryAfter.ShouldBe(TimeSpan.FromSeconds(5));
        _later.Advance(TimeSpan.FromSeconds(5));
        circuit.State.ShouldBe(CircuitState.HalfOpen);
        await next.FlushAsync();
        changes.Select(change => (change.From, change.To, change.Reason)).ShouldBe(
        [
            (CircuitState.Closed, CircuitState.Open, CircuitTransitionReason.Imported),
            (CircuitState.Open, CircuitState.HalfOpen, CircuitTransitionReason.ResetTimeoutElapsed),
        ]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10_000_000)]
    public async Task An_interval_that_ran_out_meanwhile_is_half_open_at_once_with_one_event(int beyond)
    {
        Circuit().Open();
        IReadOnlyList<CircuitRecord> records = Runtime.Circuits.Export();
        await using ResilienceRuntime next = Next(out List<CircuitStateChange> changes);
        CircuitBreaker circuit = new(Options(), next);

        _later.Advance(TimeSpan.FromMilliseconds(30_000 + beyond));
        next.Circuits.Import(records);

        circuit.State.ShouldBe(CircuitState.HalfOpen);
        await next.FlushAsync();
        changes.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            change => change.From.ShouldBe(CircuitState.Closed),
            change => change.To.ShouldBe(CircuitState.HalfOpen),
            change => change.Reason.ShouldBe(CircuitTransitionReason.Imported));
        circuit.Succeed();
        circuit.State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public void The_remaining_time_is_clamped_to_the_importers_interval_for_the_imported_run()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.ResetTimeout = TimeSpan.FromSeconds(10);
            options.ResetTimeoutMultiplier = 2;
        });

        Runtime.Circuits.Import([Record(CircuitState.Open) with { Remaining = TimeSpan.FromDays(1) }]);
        circuit.Rejection().RetryAfter.ShouldBe(TimeSpan.FromSeconds(10));

        circuit.Close();
        Runtime.Circuits.Import([Record(CircuitState.Open) with { Remaining = TimeSpan.MaxValue, Reopenings = 3 }]);
        circuit.Rejection().RetryAfter.ShouldBe(TimeSpan.FromSeconds(80));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    public void Remaining_time_of_nothing_or_less_is_half_open(int milliseconds)
    {
        CircuitBreaker circuit = Circuit();

        Runtime.Circuits.Import([Record(CircuitState.Open) with { Remaining = TimeSpan.FromMilliseconds(milliseconds) }]);

        circuit.State.ShouldBe(CircuitState.HalfOpen);
    }

    [Fact]
    public void An_export_of_the_future_loses_no_time()
    {
        CircuitBreaker circuit = Circuit();

        Runtime.Circuits.Import([Record(CircuitState.Open) with { Remaining = TimeSpan.FromSeconds(20), ExportedAt = Time.GetUtcNow() + TimeSpan.FromHours(1) }]);

        circuit.Rejection().RetryAfter.ShouldBe(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void The_reopening_run_goes_on()
    {
        CircuitBreaker circuit = Circuit(options => options.ResetTimeoutMultiplier = 2);

        Runtime.Circuits.Import([Record(CircuitState.HalfOpen) with { Reopenings = 2 }]);
        circuit.Fail();

        circuit.Rejection().RetryAfter.ShouldBe(TimeSpan.FromSeconds(240));
    }

    [Fact]
    public void Records_that_are_null_are_refused_by_name()
        => Should.Throw<ArgumentNullException>(() => Runtime.Circuits.Import(null!)).ParamName.ShouldBe("records");

    [Fact]
    public void Half_open_comes_back_with_all_permits_free()
    {
        CircuitBreaker circuit = Circuit();
        circuit.FailUntilHalfOpen(Time);
        PendingCall probe = circuit.Begin();
        circuit.Rejection();

        Runtime.Circuits.Import(Runtime.Circuits.Export());

        circuit.State.ShouldBe(CircuitState.HalfOpen);
        circuit.Begin().IsAdmitted.ShouldBeTrue();
        probe.Fail();
        circuit.State.ShouldBe(CircuitState.HalfOpen);
    }

    [Theory]
    [InlineData(CircuitState.ForcedOpen)]
    [InlineData(CircuitState.Disabled)]
    [InlineData(CircuitState.HalfOpen)]
    public async Task The_other_states_come_back_as_they_are_with_one_event(CircuitState state)
    {
        CircuitBreaker circuit = Circuit();

        Runtime.Circuits.Import([Record(state) with { ExportedAt = Time.GetUtcNow() - TimeSpan.FromDays(100) }]);

        circuit.State.ShouldBe(state);
        (await Changes()).ShouldHaveSingleItem().ShouldBe(
            new CircuitStateChange("circuit", CircuitState.Closed, state, CircuitTransitionReason.Imported, Time.GetUtcNow()));
    }

    [Fact]
    public async Task Closed_comes_back_closed()
    {
        CircuitBreaker circuit = Circuit();
        circuit.ForceOpen();

        Runtime.Circuits.Import([Record(CircuitState.Closed)]);

        circuit.State.ShouldBe(CircuitState.Closed);
        (await Changes())[^1].Reason.ShouldBe(CircuitTransitionReason.Imported);
    }

    [Theory]
    [InlineData(CircuitState.Closed)]
    [InlineData(CircuitState.Open)]
    [InlineData(CircuitState.HalfOpen)]
    [InlineData(CircuitState.ForcedOpen)]
    [InlineData(CircuitState.Disabled)]
    public async Task There_is_no_event_where_the_state_stays_the_same(CircuitState state)
    {
        Circuit();
        CircuitRecord record = Record(state) with { Remaining = TimeSpan.FromSeconds(5) };
        Runtime.Circuits.Import([record]);
        int before = (await Changes()).Length;

        Runtime.Circuits.Import([record]);

        (await Changes()).Length.ShouldBe(before);
    }

    [Fact]
    public void An_imported_deadline_replaces_that_of_an_open_circuit()
    {
        CircuitBreaker circuit = Circuit();
        circuit.Open();

        Runtime.Circuits.Import([Record(CircuitState.Open) with { Remaining = TimeSpan.FromSeconds(5) }]);

        circuit.Rejection().RetryAfter.ShouldBe(TimeSpan.FromSeconds(5));
        Advance(5_000);
        circuit.State.ShouldBe(CircuitState.HalfOpen);
    }

    [Fact]
    public void A_record_whose_circuit_does_not_exist_yet_waits_for_it_and_the_time_waited_is_subtracted()
    {
        Runtime.Circuits.Import([Record(CircuitState.Open) with { Remaining = TimeSpan.FromSeconds(20) }]);
        Runtime.Circuits.Count.ShouldBe(0);
        Advance(5_000);

        CircuitBreaker circuit = Circuit();

        circuit.Rejection().RetryAfter.ShouldBe(TimeSpan.FromSeconds(15));
    }

    [Fact]
    public void A_record_is_applied_once()
    {
        Runtime.Circuits.Import([Record(CircuitState.ForcedOpen)]);
        Circuit().Close();

        Circuit(options => options.Name = "another").State.ShouldBe(CircuitState.Closed);
        Runtime.Circuits["circuit"].State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public void Of_two_records_that_wait_for_one_circuit_the_later_counts()
    {
        Runtime.Circuits.Import([Record(CircuitState.ForcedOpen)]);
        Runtime.Circuits.Import([Record(CircuitState.Disabled)]);

        Circuit().State.ShouldBe(CircuitState.Disabled);
    }

    [Fact]
    public void One_bad_record_and_none_is_applied()
    {
        CircuitBreaker circuit = Circuit();
        CircuitRecord good = Record(CircuitState.ForcedOpen);

        Should.Throw<ArgumentException>(() => Runtime.Circuits.Import([good, good with { Name = " " }]));
        Should.Throw<ArgumentException>(() => Runtime.Circuits.Import([good, good with { Reopenings = -1 }])).Message.ShouldContain("Reopenings is -1");
        Should.Throw<ArgumentException>(() => Runtime.Circuits.Import([good, good with { State = (CircuitState)9 }])).Message.ShouldContain("State is 9");
        Should.Throw<ArgumentException>(() => Runtime.Circuits.Import([good, null!]));
        Should.Throw<ArgumentNullException>(() => Runtime.Circuits.Import(null!));

        circuit.State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public void Every_circuit_is_exported_and_restored()
    {
        Circuit().ForceOpen();
        Circuit(options => options.Name = "second").Disable();
        Circuit(options => options.Name = "third");
        using ResilienceRuntime next = Next(out _);

        next.Circuits.Import(Runtime.Circuits.Export());

        new CircuitBreaker(Options(), next).State.ShouldBe(CircuitState.ForcedOpen);
        new CircuitBreaker(Options(options => options.Name = "second"), next).State.ShouldBe(CircuitState.Disabled);
        new CircuitBreaker(Options(options => options.Name = "third"), next).State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public void An_imported_opening_is_not_jittered()
    {
        CircuitBreaker circuit = Circuit(options => options.ResetJitter = 1);

        Runtime.Circuits.Import([Record(CircuitState.Open) with { Remaining = TimeSpan.FromSeconds(20) }]);

        circuit.Rejection().RetryAfter.ShouldBe(TimeSpan.FromSeconds(20));
    }

    private CircuitRecord Record(CircuitState state) => new() { Name = "circuit", State = state, ExportedAt = Time.GetUtcNow() };

    private ResilienceRuntime Next(out List<CircuitStateChange> changes)
    {
        ResilienceRuntime runtime = new(new ResilienceOptions { TimeProvider = _later });
        _later.Advance(Time.GetUtcNow() - _later.GetUtcNow());
        List<CircuitStateChange> told = changes = [];
        runtime.Circuits.StateChanged += told.Add;
        return runtime;
    }
}
