using System.Net;
using PaymentService.Trials;

namespace PaymentService.Tests;

public sealed class LoadFiguresTests
{
    [Fact]
    public void The_spread_of_a_hundred_waits_is_its_50th_its_99th_and_its_last()
    {
        Spread spread = Spread.Of(Enumerable.Range(1, 100).Reverse().Select(second => TimeSpan.FromSeconds(second)))!.Value;

        spread.ShouldBe(new Spread(100, TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(99), TimeSpan.FromSeconds(100)));
        Spread.Of([]).ShouldBeNull();
    }

    [Fact]
    public void Who_waits_counts_with_the_time_so_far_and_who_got_an_answer_in_that_second_with_all_of_it()
    {
        LoadFigures figures = Figures(Answer(0, 60), Answer(9.2, 0.3), Answer(3, 1));

        figures.WaitingAt(TimeSpan.FromSeconds(10)).ShouldBe(1);
        Spread waits = figures.InSecondBefore(TimeSpan.FromSeconds(10))!.Value;
        waits.Count.ShouldBe(2);
        waits.Median.ShouldBe(TimeSpan.FromSeconds(0.3));
        waits.Longest.ShouldBe(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Under_the_open_circuit_is_what_was_sent_after_it_was_seen_open_and_before_Stripe_was_back()
    {
        LoadFigures figures = Figures(Answer(20, 5), Answer(27, 0.1), Answer(71, 4));

        figures.Opened.ShouldBe(TimeSpan.FromSeconds(26));
        figures.UnderOpenCircuit!.Value.ShouldBe(new Spread(1, TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(0.1)));
        figures.Threads.ShouldBe((20, 21));
    }

    private static LoadAnswer Answer(double sent, double took) =>
        new(TimeSpan.FromSeconds(sent), TimeSpan.FromSeconds(took), HttpStatusCode.Accepted, "pay_1");

    private static LoadFigures Figures(params LoadAnswer[] answers) => new(new LoadRun
    {
        Database = DatabaseKind.Sqlite,
        Guarded = true,
        Settings = new LoadSettings(),
        Begins = TimeSpan.FromSeconds(10),
        Hangs = TimeSpan.FromSeconds(20),
        IsBack = TimeSpan.FromSeconds(70),
        Ends = TimeSpan.FromSeconds(90),
        Answers = answers,
        Samples = [Sample(15, 50, open: true), Sample(21, 20, open: false), Sample(26, 21, open: true), Sample(75, 99, open: true)],
        Queued = 0,
        Drained = null,
        Books = new LoadBooks(0, 0, 0, 0, 0, 0),
    });

    private static LoadSample Sample(int second, int threads, bool open) => new(TimeSpan.FromSeconds(second), threads, 1 << 20, open);
}
