using System.CommandLine;

namespace PaymentService.Trials;

/// <summary><c>kill --database sqlite|postgres|both --kills 20 --payments 500 [--seed N]</c></summary>
internal static class KillCommand
{
    public static Command Create()
    {
        Option<string> database = DatabaseOption.Create("Where payments are stored: SQLite with one instance of the service, PostgreSQL with two.");
        var kills = new Option<int>("--kills") { Description = "How many services are killed while they take requests, on each database.", DefaultValueFactory = _ => 20 };
        var payments = new Option<int>("--payments") { Description = "At least so many payments are made on each database.", DefaultValueFactory = _ => 500 };
        var seed = new Option<int>("--seed") { Description = "Repeats an earlier trial's draws.", DefaultValueFactory = _ => Random.Shared.Next(1_000_000) };
        var killDatabase = new Option<bool>("--kill-database") { Description = "Kills the PostgreSQL server as well, once." };
        var command = new Command("kill", "Kills services at random moments under load and proves that no payment was lost or charged twice.") { database, kills, payments, seed, killDatabase };
        command.SetAction((options, stop) => RunAsync(
            [.. DatabaseOption.Kinds(options.GetRequiredValue(database)).Select(kind => new KillSettings(
                kind, options.GetValue(kills), options.GetValue(payments), options.GetValue(seed), options.GetValue(killDatabase) && kind is DatabaseKind.Postgres))],
            stop));
        return command;
    }

    private static async Task<int> RunAsync(KillSettings[] trials, CancellationToken stop)
    {
        var results = new List<KillResult>();
        foreach (KillSettings settings in trials)
        {
            await Console.Error.WriteLineAsync($"{settings}");
            results.Add(await KillTrial.RunAsync(settings, state => Console.Error.WriteLine($"  {state}"), stop));
            await Console.Error.WriteAsync(results[^1].Report);
        }

        Console.Write(KillTable.Of([.. results.Select(result => result.Figures)]));
        bool holds = results.All(result => result.Violations.Count == 0);
        await Console.Error.WriteLineAsync(holds ? "The proof holds." : "The proof does not hold.");
        return holds ? 0 : 1;
    }
}
