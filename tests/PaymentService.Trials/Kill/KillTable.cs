using System.Globalization;
using System.Text;

namespace PaymentService.Trials;

/// <summary>The figures as a table in Markdown, a column for each database.</summary>
internal static class KillTable
{
    private static readonly (string Title, Func<KillFigures, object> Value)[] s_rows =
    [
        ("services killed while they took requests", trial => trial.Kills),
        ("– of these with a request at a processor", trial => trial.KillsAtRequest),
        ("services killed while they started, besides", trial => trial.KillsAtStart),
        ("payments", trial => trial.Payments),
        ("accepted (a row exists)", trial => trial.Accepted),
        ("answered with the outcome by the first request", trial => trial.AnsweredAtOnce),
        ("sent more than once by the client", trial => trial.Repeated),
        ("redelivered: settled by the retry queue, not by the request that brought them", trial => trial.Redelivered),
        ("charged at the backup", trial => trial.AtBackup),
        ("declined", trial => trial.Declined),
        ("**lost**", trial => trial.Lost),
        ("**doubled**", trial => trial.Doubled),
        ("**left open**", trial => trial.LeftOpen),
        ("seconds", trial => (int)trial.Took.TotalSeconds),
        ("seed", trial => trial.Seed),
    ];

    public static string Of(IReadOnlyList<KillFigures> trials)
    {
        var table = new StringBuilder();
        table.AppendLine($"| | {string.Join(" | ", trials.Select(trial => trial.Database is DatabaseKind.Sqlite ? "SQLite, one instance" : "PostgreSQL, two instances"))} |");
        table.AppendLine($"|---|{string.Concat(trials.Select(_ => "---:|"))}");
        foreach ((string title, Func<KillFigures, object> value) in s_rows)
        {
            table.AppendLine($"| {title} | {string.Join(" | ", trials.Select(trial => Convert.ToString(value(trial), CultureInfo.InvariantCulture)))} |");
        }

        return table.ToString();
    }
}
