using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;

namespace PaymentService.Trials;

/// <summary><c>load</c>: an outage under load, on each database, with the attributes and without.</summary>
internal static class LoadCommand
{
    private static readonly Option<string> s_database = DatabaseOption.Create("Where payments are stored.");

    private static readonly Option<int> s_clients = new("--clients") { Description = "How many pay at once.", DefaultValueFactory = _ => 200 };

    private static readonly Option<int> s_seconds = new("--seconds") { Description = "For how long Stripe hangs.", DefaultValueFactory = _ => 60 };

    private static readonly Option<FileInfo> s_plot = new("--plot") { Description = "Where to draw the picture (SVG): of the last of the databases." };

    private static readonly Option<FileInfo> s_page = new("--page") { Description = "The document whose figures to replace." };

    public static Command Create()
    {
        var command = new Command("load", "Hangs Stripe while many pay, and measures the service with its attributes and without.") { s_database, s_clients, s_seconds, s_plot, s_page };
        command.SetAction(RunAsync);
        return command;
    }

    /// <returns>0 where the books are right.</returns>
    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var settings = new LoadSettings { Clients = arguments.GetValue(s_clients), Hang = TimeSpan.FromSeconds(arguments.GetValue(s_seconds)) };
        var runs = new List<LoadFigures>();
        foreach (DatabaseKind database in DatabaseOption.Kinds(arguments.GetRequiredValue(s_database)))
        {
            foreach (bool guarded in (bool[])[true, false])
            {
                await Console.Error.WriteLineAsync($"{DateTime.UtcNow:HH:mm:ss} {database}, {(guarded ? "with the attributes" : "without")} …");
                runs.Add(new LoadFigures(await LoadTrial.RunAsync(database, guarded, settings)));
                await Console.Error.WriteLineAsync($"{DateTime.UtcNow:HH:mm:ss} {runs[^1].Run.Books}");
            }
        }

        string figures = Heading(settings) + LoadTable.Write(runs);
        Console.WriteLine(figures);
        if (arguments.GetValue(s_plot) is { } plot)
        {
            await File.WriteAllTextAsync(plot.FullName, LoadPlot.ToSvg(runs[^2..]), cancellationToken);
        }

        if (arguments.GetValue(s_page) is { } page)
        {
            await LoadPage.WriteAsync(page.FullName, figures);
        }

        return runs.TrueForAll(run => run.Run.Books.AreRight) ? 0 : 1;
    }

    private static string Heading(LoadSettings settings) => string.Create(
        CultureInfo.InvariantCulture,
        $"Measured on {DateTime.UtcNow:yyyy-MM-dd}: {Environment.ProcessorCount} processors, shared by the service, its database, Stripe's simulator and the clients; {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}. {settings.Clients} clients; Stripe hangs for {settings.Hang.TotalSeconds:0} s.\n\n");
}
