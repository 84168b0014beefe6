using System.CommandLine;

namespace Resilience.Benchmarks;

/// <summary>Compares a run with the last one that was kept, by ratios alone: times are the machine's.</summary>
internal static class ReportCommand
{
    /// <summary>The numbers of a shared machine wander by less.</summary>
    private const double Notable = 1.25;

    public static Command Create()
    {
        Option<string> results = new("--results") { Description = "Where BenchmarkDotNet wrote its reports.", DefaultValueFactory = _ => "BenchmarkDotNet.Artifacts/results" };
        Option<string> kept = new("--kept") { Description = "The reports that were kept.", DefaultValueFactory = _ => "docs/benchmarks" };
        Option<string> chart = new("--chart") { Description = "The picture of them.", DefaultValueFactory = _ => "docs/images/benchmarks.svg" };
        Option<bool> keep = new("--keep") { Description = "Keeps this run in the place of the last, and draws its picture." };
        Command command = new("report", "Compares a run of the benchmarks with the last that was kept.") { results, kept, chart, keep };
        command.SetAction(result =>
        {
            Result[] now = Result.Read(result.GetValue(results)!);
            if (Directory.Exists(result.GetValue(kept)))
            {
                Compare(Result.Read(result.GetValue(kept)!), now);
            }

            if (result.GetValue(keep))
            {
                Keep(result.GetValue(results)!, result.GetValue(kept)!);
                File.WriteAllText(result.GetValue(chart)!, BenchmarkChart.ToSvg(now));
            }
        });
        return command;
    }

    /// <summary>A row is as many times the first of its class, which is a direct call or the peer.</summary>
    private static void Compare(Result[] before, Result[] now)
    {
        Dictionary<(string, string), double> earlier = Ratios(before).ToDictionary(static row => (row.Row.Class, row.Row.Name), static row => row.Ratio);
        foreach ((Result row, double ratio) in Ratios(now))
        {
            string change = !earlier.TryGetValue((row.Class, row.Name), out double was) ? "new"
                : ratio > was * Notable ? $"was {Text(was)}: SLOWER"
                : ratio * Notable < was ? $"was {Text(was)}: faster"
                : $"was {Text(was)}";
            Console.WriteLine($"{row.Class,-22} {row.Name,-40} {Text(ratio),8}  {change}");
        }
    }

    private static IEnumerable<(Result Row, double Ratio)> Ratios(Result[] results)
        => results.GroupBy(static result => result.Class).SelectMany(static rows => rows.Select(row => (row, row.Nanoseconds / rows.First().Nanoseconds)));

    private static string Text(double ratio) => FormattableString.Invariant($"{ratio:F2}");

    private static void Keep(string results, string kept)
    {
        Directory.CreateDirectory(kept);
        foreach (string file in Directory.EnumerateFiles(results, "*-report.csv"))
        {
            File.Copy(file, Path.Combine(kept, Path.GetFileName(file)), overwrite: true);
        }
    }
}
