namespace Resilience.Benchmarks;

/// <summary>
/// What compiling the generated code costs: whole builds of one project, guarded and forwarding only, in turns, so that whatever else the machine does strikes both.
/// Each build is a process of its own without build servers, so that it pays for all it needs and its processor time is its own.
/// </summary>
internal sealed class BuildBenchmark(int interfaces, int methods, int runs, string configuration)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("resilience-build-");
        try
        {
            BuiltProject guarded = new(directory.FullName, "Guarded");
            BuiltProject forwarding = new(directory.FullName, "Forwarding");
            guarded.Write(interfaces, methods, guarded: true);
            forwarding.Write(interfaces, methods, guarded: false);
            var ofGuarded = new List<BuildCost>();
            var ofForwarding = new List<BuildCost>();
            foreach (BuiltProject project in new[] { guarded, forwarding })
            {
                await DotnetBuild.RestoreAsync(project, cancellationToken).ConfigureAwait(false);
            }

            for (int run = 0; run < runs; run++)
            {
                ofForwarding.Add((await DotnetBuild.RunAsync(forwarding, configuration, cancellationToken).ConfigureAwait(false)).Cost);
                ofGuarded.Add((await DotnetBuild.RunAsync(guarded, configuration, cancellationToken).ConfigureAwait(false)).Cost);
            }

            Report(BuildCost.Median(ofForwarding), BuildCost.Median(ofGuarded));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private void Report(BuildCost forwarding, BuildCost guarded)
    {
        Console.WriteLine($"dotnet build -c {configuration}, {interfaces} interfaces × {methods} methods; medians of {runs} runs.\n");
        Console.WriteLine("| | forwarding only | retry, breaker, time-out | ratio |");
        Console.WriteLine("|---|---:|---:|---:|");
        Console.WriteLine($"| processor time | {forwarding.Processor.TotalSeconds:N1} s | {guarded.Processor.TotalSeconds:N1} s | {guarded.Processor / forwarding.Processor:N2} |");
        Console.WriteLine($"| elapsed time | {forwarding.Elapsed.TotalSeconds:N1} s | {guarded.Elapsed.TotalSeconds:N1} s | {guarded.Elapsed / forwarding.Elapsed:N2} |");
    }
}
