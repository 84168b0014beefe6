using System.Text.Json.Nodes;
using static Resilience.Peers.Tests.CallEnd;
using static Resilience.Peers.Tests.Steps;

namespace Resilience.Peers.Tests;

/// <summary>Each difference between opossum's circuit breaker and ours, shown by a short history, under the rule of docs/semantics.md that chose ours.</summary>
public sealed class OpossumDifferenceTests(OpossumFixture fixture) : OpossumTest(fixture)
{
    /// <summary>Two failures open, and 45 % is a share that no few calls reach exactly.</summary>
    private static readonly Settings s_settings = new(Percentage: 45);

    /// <summary>With opossum a third of the calls have failed then, with us a half of those that have ended.</summary>
    private static Step[] OpenedWithCall1InFlight { get; } = [Begin(1), .. Call(2, Success), .. Call(3, Failure)];

    [NodeFact]
    public void CB2_A_percentage_that_is_just_reached_opens_ours_and_not_opossums()
        => Show([.. Call(1, Success), .. Call(2, Failure), Look], ours: "Open", opossums: "Closed", s_settings with { Percentage = 50 });

    [NodeFact]
    public void CB2_A_hundred_per_cent_opens_ours_and_never_opossums()
        => Show([.. TwoFailures, Look], ours: "Open", opossums: "Closed", s_settings with { Percentage = 100 });

    [NodeFact]
    public void CB2_A_success_that_fills_the_volume_opens_ours_and_not_opossums()
        => Show([.. Call(1, Failure), .. Call(2, Success), Look], ours: "Open", opossums: "Closed");

    [NodeFact]
    public void CB2_A_call_in_flight_counts_with_opossum_and_not_with_us()
        => Show([Begin(1), Begin(2), Begin(3), .. Call(4, Failure), .. Call(5, Failure), Look], ours: "Open", opossums: "Closed");

    [NodeFact]
    public void CB4_A_rejection_says_for_how_long_with_us_and_not_with_opossum()
        => Show([.. TwoFailures, Wait(1_000), Begin(1), Hear], ours: "4000 ms", opossums: Seen.Unknown);

    [NodeFact]
    public void CB6_After_a_close_our_window_is_empty_and_opossums_is_as_before()
        => Show([.. TwoFailures, Wait(5_000), .. Call(1, Success), .. Call(2, Failure), Look], ours: "Closed", opossums: "Open");

    [NodeFact]
    public void CB6_Rejections_count_as_calls_with_opossum_and_not_with_us()
        => Show(
            [.. TwoFailures, Begin(1), Begin(2), Begin(3), Begin(4), Wait(5_000), .. Call(5, Success), .. Call(6, Failure), .. Call(7, Failure), Look],
            ours: "Open",
            opossums: "Closed");

    [NodeFact]
    public void CB6_A_probe_that_fails_during_the_warm_up_opens_ours_and_leaves_opossums_half_open_for_good()
    {
        Settings settings = s_settings with { WarmsUp = true };
        Step[] history = [Open, Wait(5_000), .. Call(1, Failure)];
        Show([.. history, Look], ours: "Open", opossums: "HalfOpen", settings);
        Opossum().Play(new History(settings, [.. history, Wait(3_600_000), Begin(2)]))[^1].ShouldBe(Seen.Rejected);
    }

    [NodeFact]
    public void CB8_A_late_success_closes_opossums_half_open_circuit_and_not_ours()
        => Show([.. OpenedWithCall1InFlight, Wait(5_000), Begin(4), End(1, Success), Look], ours: "HalfOpen", opossums: "Closed", s_settings with { Percentage = 30 });

    [NodeFact]
    public void CB8_A_late_failure_opens_opossums_half_open_circuit_and_not_ours()
        => Show([.. OpenedWithCall1InFlight, Wait(5_000), Begin(4), End(1, Failure), Look], ours: "HalfOpen", opossums: "Open", s_settings with { Percentage = 30 });

    [NodeFact]
    public void CB8_A_late_failure_opens_opossums_closed_circuit_and_not_ours()
        => Show([.. Call(1, Failure), Wait(5_000), Begin(2), Close, End(2, Failure), Look], ours: "Closed", opossums: "Open", s_settings with { Volume = 1 });

    [NodeFact]
    public void CB9_A_cancelled_probe_closes_opossums_circuit_and_not_ours()
        => Show([.. TwoFailures, Wait(5_000), .. Call(1, Cancelled), Look], ours: "HalfOpen", opossums: "Closed");

    [NodeFact]
    public void CB9_An_ignored_probe_closes_opossums_circuit_and_not_ours()
        => Show([.. TwoFailures, Wait(5_000), .. Call(1, Ignored), Look], ours: "HalfOpen", opossums: "Closed");

    [NodeFact]
    public void CB9_Cancelled_calls_dilute_opossums_percentage_and_not_ours()
        => Show([.. Call(1, Cancelled), .. Call(2, Cancelled), .. Call(3, Cancelled), .. TwoFailures, Look], ours: "Open", opossums: "Closed");

    [NodeFact]
    public void CB11_A_probe_that_hangs_gives_way_with_us_and_not_with_opossum()
        => Show([.. TwoFailures, Wait(5_000), Begin(1), Wait(3_600_000), Begin(2)], ours: Seen.LetIn, opossums: Seen.Rejected);

    [NodeFact]
    public void CB13_Opening_what_is_open_renews_our_interval_and_not_opossums()
        => Show([.. TwoFailures, Wait(4_000), Open, Wait(1_000), Look], ours: "Open", opossums: "HalfOpen");

    [NodeFact]
    public void CB13_Closing_what_is_closed_empties_our_window_and_not_opossums()
        => Show([.. Call(1, Failure), Close, .. Call(2, Failure), Look], ours: "Closed", opossums: "Open");

    [NodeFact]
    public void CB15_A_listener_that_throws_is_nothing_to_our_caller_and_leaves_opossums_without_an_answer()
        => Comparison.ShouldDiffer(
            new Ours(static circuit => circuit.StateChanged += static _ => throw new InvalidOperationException("The listener failed.")),
            Opossum(static options => options["listenerThrowsOn"] = "open"),
            new History(s_settings, [.. TwoFailures, Look, Outcome(99)]),
            Seen.CalleesException,
            Seen.Pending);

    [NodeFact]
    public void CB15_A_listener_that_throws_turns_opossums_success_into_a_failure()
        => Opossum(static options => (options["listenerThrowsOn"], options["errorFilter"]) = ("success", null))
            .Play(new History(s_settings, [.. Call(1, Success), Outcome(1), .. Call(2, Success), Look]))
            .Where(seen => seen is not (Seen.Nothing or Seen.LetIn))
            .ShouldBe([Seen.OtherException, "Open"]);

    [NodeFact]
    public void CB17_An_open_circuit_that_is_restored_waits_what_was_left_with_us_and_the_whole_interval_with_opossum()
        => Show([.. TwoFailures, Wait(4_000), Restart, Wait(1_000), Look], ours: "HalfOpen", opossums: "Open");

    [NodeFact]
    public void T1_Opossums_breaker_times_calls_out_unless_told_not_to_and_ours_leaves_that_to_Timeout()
        => Show([Begin(1), Begin(2), Wait(10_000), Look], ours: "Closed", opossums: "Open", s_settings, static options => options.Remove("timeout"));

    [NodeFact]
    public void CB9_A_call_beyond_the_capacity_is_a_failure_for_opossums_circuit()
        => Opossum(static options => options["capacity"] = 1).Play(new History(s_settings, [Begin(1), Begin(2), Look])).ShouldBe([Seen.LetIn, Seen.Rejected, "Open"]);

    private void Show(Step[] steps, string ours, string opossums, Settings? settings = null, Action<JsonObject>? more = null)
        => Comparison.ShouldDiffer(new Ours(), Opossum(more), new History(settings ?? s_settings, steps), ours, opossums);
}
