using static Resilience.Peers.Tests.CallEnd;
using static Resilience.Peers.Tests.Steps;

namespace Resilience.Peers.Tests;

/// <summary>Each difference between the states of Polly's circuit breaker and of ours, shown by a short history, under the rule of docs/semantics.md that chose ours.</summary>
public sealed class PollyDifferenceTests
{
    private static readonly Settings s_settings = new();

    [Fact]
    public void CB2_A_success_that_fills_the_volume_opens_ours_and_not_Pollys()
        => Show([.. Call(1, Failure), .. Call(2, Success), Look], ours: "Open", pollys: "Closed");

    [Fact]
    public void CB2_Our_window_forgets_by_the_clock_and_Pollys_by_its_first_call()
        => Show([Wait(900), .. Call(1, Failure), Wait(9_100), .. Call(2, Failure), Look], ours: "Closed", pollys: "Open");

    [Fact]
    public void CB4_While_a_probe_is_in_flight_we_name_no_time_and_Polly_a_whole_break()
        => Show([.. TwoFailures, Wait(5_000), Begin(1), Begin(2), Hear], ours: Seen.Unknown, pollys: "5000 ms");

    [Fact]
    public void CB5_When_the_break_is_over_our_state_says_so_and_Pollys_when_somebody_calls()
        => Show([.. TwoFailures, Wait(3_600_000), Look], ours: "HalfOpen", pollys: "Open");

    [Fact]
    public void CB8_A_late_success_closes_Pollys_half_open_circuit_and_not_ours()
        => Show([Begin(1), .. TwoFailures, Wait(5_000), Begin(2), End(1, Success), Look], ours: "HalfOpen", pollys: "Closed");

    [Fact]
    public void CB8_A_late_failure_opens_Pollys_half_open_circuit_and_not_ours()
        => Show([Begin(1), .. TwoFailures, Wait(5_000), Begin(2), End(1, Failure), Look], ours: "HalfOpen", pollys: "Open");

    [Fact]
    public void CB8_A_late_failure_counts_in_Pollys_new_window_and_not_in_ours()
        => Show([Begin(1), .. TwoFailures, Wait(5_000), .. Call(2, Success), End(1, Failure), .. Call(3, Failure), Look], ours: "Closed", pollys: "Open");

    [Fact]
    public void CB9_A_cancelled_probe_closes_Pollys_circuit_and_not_ours()
        => Show([.. TwoFailures, Wait(5_000), .. Call(1, Cancelled), Look], ours: "HalfOpen", pollys: "Closed");

    [Fact]
    public void CB9_An_ignored_probe_closes_Pollys_circuit_and_not_ours()
        => Show([.. TwoFailures, Wait(5_000), .. Call(1, Ignored), Look], ours: "HalfOpen", pollys: "Closed");

    [Fact]
    public void CB9_Cancelled_calls_dilute_Pollys_ratio_and_not_our_percentage()
        => Show([.. Call(1, Cancelled), .. Call(2, Cancelled), .. Call(3, Cancelled), .. TwoFailures, Look], ours: "Open", pollys: "Closed");

    [Fact]
    public void CB11_A_probe_that_hangs_gives_way_with_us_and_blocks_Pollys_circuit_for_good()
        => Show([.. TwoFailures, Wait(5_000), Begin(1), Wait(3_600_000), Begin(2)], ours: Seen.LetIn, pollys: Seen.Rejected);

    private static void Show(Step[] steps, string ours, string pollys)
        => Comparison.ShouldDiffer(new Ours(), new PollyPeer(), new History(s_settings, steps), ours, pollys);
}
