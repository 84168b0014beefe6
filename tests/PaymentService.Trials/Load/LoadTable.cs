using System.Globalization;
using System.Text;

namespace PaymentService.Trials;

/// <summary>The figures of all runs side by side, in Markdown.</summary>
internal static class LoadTable
{
    public static string Write(IReadOnlyList<LoadFigures> runs)
    {
        var table = new StringBuilder();
        table.AppendLine($"| | {string.Join(" | ", runs.Select(Heading))} |");
        table.AppendLine($"|---|{string.Concat(Enumerable.Repeat("---:|", runs.Count))}");
        Row("**before:** answers, median / 99 % / slowest", run => Waits(run.BeforeHang));
        Row("**Stripe hangs:** payments answered meanwhile", run => Text($"{run.AnsweredInHang:N0} ({run.AnsweredInHang / run.Run.Settings.Hang.TotalSeconds:0} a second)"));
        Row("answers to payments sent meanwhile, median / 99 % / slowest", run => Waits(run.InHang));
        Row("circuit open after", run => run.Opened is { } opened ? Time(opened - run.Run.Hangs) : "–");
        Row("**answers under the open circuit**, median / 99 % / slowest", run => Waits(run.UnderOpenCircuit));
        Row("clients waiting, half-way through", run => Text($"{run.WaitingAt(run.Run.Hangs + (run.Run.Settings.Hang / 2))}"));
        Row("threads of the process", run => Text($"{run.Threads.Least}–{run.Threads.Most}"));
        Row("its memory (MiB)", run => Text($"{run.Memory.Least >> 20}–{run.Memory.Most >> 20}"));
        Row("**after:** payments in the queue when Stripe came back", run => Text($"{run.Run.Queued:N0}"));
        Row("queue empty after", run => run.Run.Drained is { } drained ? Time(drained - run.Run.IsBack) : "not in time");
        Row("**in all:** payments taken / refused or given up", run => Text($"{run.Run.Books.Taken:N0} / {run.NotTaken:N0}"));
        Row("charged once / open / lost / doubled", run => Text($"{Once(run.Run.Books):N0} / {run.Run.Books.Open} / {run.Run.Books.Lost} / {run.Run.Books.Doubled}"));
        return table.ToString();

        void Row(string name, Func<LoadFigures, string> figure) => table.AppendLine($"| {name} | {string.Join(" | ", runs.Select(figure))} |");
    }

    /// <summary>As people say it: 3 ms, 1.2 s, 59 s.</summary>
    public static string Time(TimeSpan time) => time.TotalMilliseconds switch
    {
        < 10 => Text($"{time.TotalMilliseconds:0.0} ms"),
        < 1_000 => Text($"{time.TotalMilliseconds:0} ms"),
        < 10_000 => Text($"{time.TotalSeconds:0.0} s"),
        _ => Text($"{time.TotalSeconds:0} s"),
    };

    private static string Heading(LoadFigures run) =>
        $"{(run.Run.Database is DatabaseKind.Sqlite ? "SQLite" : "PostgreSQL")}, {(run.Run.Guarded ? "**guarded**" : "without attributes")}";

    private static string Waits(Spread? waits) =>
        waits is { } known ? $"{Time(known.Median)} / {Time(known.Percentile99)} / {Time(known.Longest)}" : "–";

    private static int Once(LoadBooks books) => books.Stored - books.Open - books.Lost - books.Doubled;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture).Replace(',', ' ');
}
