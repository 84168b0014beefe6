using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace Resilience.Benchmarks;

/// <summary>Measures how long a process takes from nothing to the first answers of its services.</summary>
internal static class ColdCommand
{
    private static readonly int[] s_services = [1, 50];

    public static Command Create()
    {
        Option<int> rounds = new("--rounds") { Description = "How many processes of each kind; medians are printed.", DefaultValueFactory = _ => 7 };
        Option<int> once = new("--once") { Description = "Measures so many services in this process." };
        Option<bool> castle = new("--castle") { Description = "With Castle and Polly." };
        Command command = new("cold", "Makes proxies in new processes, and calls each once.") { rounds, once, castle };
        command.SetAction(result =>
        {
            if (result.GetValue(once) is > 0 and int services)
            {
                ColdStart.Run(services, result.GetValue(castle));
            }
            else
            {
                Compare(result.GetValue(rounds));
            }
        });
        return command;
    }

    private static void Compare(int rounds)
    {
        foreach (int services in s_services)
        {
            double[] generated = new double[rounds];
            double[] castle = new double[rounds];
            for (int round = 0; round < rounds; round++)
            {
                generated[round] = Measure(services, castle: false);
                castle[round] = Measure(services, castle: true);
            }

            Array.Sort(generated);
            Array.Sort(castle);
            Console.WriteLine(FormattableString.Invariant($"{services,3} services: generated {generated[rounds / 2]:F1} ms, Castle and Polly {castle[rounds / 2]:F1} ms, {castle[rounds / 2] / generated[rounds / 2]:F1} times"));
        }
    }

    private static double Measure(int services, bool castle)
    {
        string[] arguments = [typeof(ColdCommand).Assembly.Location, "cold", "--once", services.ToString(CultureInfo.InvariantCulture), .. castle ? (string[])["--castle"] : []];
        using Process process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.Parse(output, CultureInfo.InvariantCulture);
    }
}
