using Spectre.Console;

namespace PaymentService.Tests;

public sealed class DemoLogTests
{
    private const string What = "What each would have waited without the circuit: the time-out";

    [Theory]
    [InlineData("50", 50)]
    [InlineData("80", 80)]
    [InlineData("95", 95)]
    [InlineData("200", 200)]
    [InlineData(null, 110)]
    [InlineData("wide", 110)]
    public void In_a_pipe_lines_are_as_wide_as_COLUMNS_says_and_words_stay_whole(string? columns, int width)
    {
        var told = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(told) });
        var log = new DemoLog(console, columns);

        log.Title("An outage of Stripe");
        log.Answer("Payment 17", "202 QUEUED_FOR_RETRY", TimeSpan.FromMilliseconds(14.2));
        log.Measured(What, "5.0 s");

        string[] lines = told.ToString().Split('\n', StringSplitOptions.TrimEntries);
        lines.Max(line => line.Length).ShouldBe(width);
        string[] words = [.. lines.SelectMany(line => line.Split([' ', ',']))];
        words.ShouldContain("QUEUED_FOR_RETRY");
        What.Split(' ').ShouldBeSubsetOf([.. words, .. words.Select(word => word.TrimEnd(':'))]);
    }
}
