using System.CommandLine;

namespace Resilience.Benchmarks;

/// <summary>Measures our analyzers in a build.</summary>
internal static class AnalyzerCommand
{
    public static Command Create()
    {
        Option<int> interfaces = new("--interfaces") { Description = "How many interfaces there are.", DefaultValueFactory = _ => 1_000 };
        Option<int> methods = new("--methods") { Description = "How many methods each has.", DefaultValueFactory = _ => 10 };
        Option<int> runs = new("--runs") { Description = "How often it is built; the median is printed.", DefaultValueFactory = _ => 3 };
        Option<string> configuration = new("--configuration") { Description = "Debug or Release.", DefaultValueFactory = _ => "Debug" };
        Command command = new("analyzers", "Builds a project of guarded interfaces, and tells which share of the build our analyzers have, by the compiler's own report.") { interfaces, methods, runs, configuration };
        command.SetAction((result, cancellationToken) => new AnalyzerBenchmark(result.GetValue(interfaces), result.GetValue(methods), result.GetValue(runs), result.GetValue(configuration)!).RunAsync(cancellationToken));
        return command;
    }
}
