using Spectre.Console;

namespace PaymentService;

/// <summary>Compares what the shoppers were told, what the service says now, and what Stripe really charged.</summary>
internal static class DemoVerdict
{
    /// <returns>Whether every payment succeeded and was charged exactly once.</returns>
    public static async Task<bool> CheckAsync(DemoLog log, DemoStage stage, DemoShopper shopper)
    {
        Dictionary<string, string> statuses = await shopper.StatusesAsync();
        ILookup<string, long> charges = await stage.ChargesAsync();
        bool good = charges.Count == shopper.Payments.Count && statuses.Count == shopper.Payments.Count;

        Table table = NewTable(log.IsNarrow);
        foreach (DemoPayment payment in shopper.Payments)
        {
            string status = statuses[payment.Id];
            List<long> amounts = [.. charges[payment.Id]];
            bool right = status == "SUCCESS" && amounts is [long amount] && amount == 1000 + payment.Number;
            good &= right;
            string colour = right ? "green" : "red";
            string[] answered = log.IsNarrow ? [$"{(int)payment.Code}"] : [$"{(int)payment.Code} {payment.Answer}", DemoLog.Time(payment.Took)];
            table.AddRow([$"{payment.Number}", .. answered, $"[{colour}]{status}[/]", $"[{colour}]{amounts.Count}×[/]"]);
        }

        log.Write(table);
        log.Say(good
            ? $"[green]All {shopper.Payments.Count} payments are SUCCESS, each charged exactly once.[/]"
            : "[red]Not every payment succeeded with exactly one charge.[/]");
        return good;
    }

    private static Table NewTable(bool narrow)
    {
        Table table = new Table().Title("Every payment, and what Stripe charged");
        foreach (string column in (string[])(narrow ? ["No.", "Answer", "Now", "Charged"] : ["No.", "Answered", "After", "Now", "Charged"]))
        {
            table.AddColumn(new TableColumn(column).NoWrap());
        }

        return table;
    }
}
