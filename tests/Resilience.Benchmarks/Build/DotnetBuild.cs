using System.Diagnostics;

namespace Resilience.Benchmarks;

/// <summary>Builds without build servers, so that a build pays for all it needs and its processor time is its own.</summary>
internal static class DotnetBuild
{
    public static Task RestoreAsync(BuiltProject project, CancellationToken cancellationToken) => RunAsync(["restore", project.File], cancellationToken);

    public static async Task<(BuildCost Cost, string Output)> RunAsync(BuiltProject project, string configuration, CancellationToken cancellationToken, params string[] more)
    {
        TimeSpan before = ProcessorTime.OfChildren();
        long start = Stopwatch.GetTimestamp();
        string output = await RunAsync(
            ["build", project.File, "-c", configuration, "--no-restore", "--no-incremental", "-nodeReuse:false", "-m:1", "-p:UseSharedCompilation=false", .. more],
            cancellationToken).ConfigureAwait(false);
        return (new BuildCost(ProcessorTime.OfChildren() - before, Stopwatch.GetElapsedTime(start)), output);
    }

    private static async Task<string> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new("dotnet", arguments) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} failed:\n{output}");
    }
}
