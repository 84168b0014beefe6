using System.CommandLine;

namespace Resilience.Benchmarks;

/// <summary>What is no call and so not for BenchmarkDotNet: the generator, and builds of what it generates. Each is a command of its own.</summary>
internal static class Commands
{
    public static RootCommand Root() => new("Measures the generator, our analyzers, or the build of a project that uses them.")
    {
        GeneratorCommand.Create(),
        BuildCommand.Create(),
        AnalyzerCommand.Create(),
    };
}
