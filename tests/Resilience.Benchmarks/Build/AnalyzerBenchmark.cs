using System.Globalization;
using System.Text.RegularExpressions;

namespace Resilience.Benchmarks;

/// <summary>What our analyzers add to a build, by the compiler's own report.</summary>
internal sealed partial class AnalyzerBenchmark(int interfaces, int methods, int runs, string configuration)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("resilience-analyzers-");
        try
        {
            BuiltProject project = new(directory.FullName, "Guarded");
            project.Write(interfaces, methods, guarded: true);
            await DotnetBuild.RestoreAsync(project, cancellationToken).ConfigureAwait(false);
            List<(double Ours, double Build)> all = [];
            for (int run = 0; run < runs; run++)
            {
                (BuildCost cost, string output) = await DotnetBuild.RunAsync(project, configuration, cancellationToken, "-p:ReportAnalyzer=true", "-v:detailed").ConfigureAwait(false);
                all.Add((SecondsIn(output), cost.Processor.TotalSeconds));
            }

            (double ours, double build) = all.OrderBy(static run => run.Ours / run.Build).ElementAt(runs / 2);
            Console.WriteLine($"dotnet build -c {configuration} -p:ReportAnalyzer=true, {interfaces} interfaces × {methods} methods; the median of {runs} runs.\n");
            Console.WriteLine("| our analyzers | the build's processor time | share |");
            Console.WriteLine("|---:|---:|---:|");
            Console.WriteLine($"| {ours:N1} s | {build:N1} s | {ours / build:P1} |");
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static double SecondsIn(string output)
        => Ours().Match(output) is { Success: true } line
            ? double.Parse(line.Groups[1].Value, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException("The compiler's report names no Resilience.Analyzers.");

    [GeneratedRegex(@"([0-9.]+)\s+<?[0-9]+\s+Resilience\.Analyzers, Version")]
    private static partial Regex Ours();
}
