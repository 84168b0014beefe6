using System.CommandLine;

namespace Resilience.Benchmarks;

/// <summary>What is not for BenchmarkDotNet: the generator, builds of what it generates, threads that share a circuit, and processes that have just begun. Each is a command of its own.</summary>
internal static class Commands
{
    public static RootCommand Root() => new("Measures the generator, our analyzers, the build of a project that uses them, threads that share a circuit, or cold starts.")
    {
        GeneratorCommand.Create(),
        BuildCommand.Create(),
        AnalyzerCommand.Create(),
        ThreadCommand.Create(),
        ColdCommand.Create(),
        ReportCommand.Create(),
    };
}
