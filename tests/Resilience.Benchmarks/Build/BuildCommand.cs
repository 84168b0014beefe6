using System.CommandLine;

namespace Resilience.Benchmarks;

/// <summary>Measures whole builds.</summary>
internal static class BuildCommand
{
    public static Command Create()
    {
        Option<int> interfaces = new("--interfaces") { Description = "How many interfaces there are.", DefaultValueFactory = _ => 500 };
        Option<int> methods = new("--methods") { Description = "How many methods each has.", DefaultValueFactory = _ => 10 };
        Option<int> runs = new("--runs") { Description = "How often each project is built, in turns; medians are printed.", DefaultValueFactory = _ => 5 };
        Option<string> configuration = new("--configuration") { Description = "Debug or Release.", DefaultValueFactory = _ => "Debug" };
        Command command = new("build", "Builds a project of guarded interfaces and the same project forwarding only, in processes of their own.") { interfaces, methods, runs, configuration };
        command.SetAction((result, cancellationToken) => new BuildBenchmark(result.GetValue(interfaces), result.GetValue(methods), result.GetValue(runs), result.GetValue(configuration)!).RunAsync(cancellationToken));
        return command;
    }
}
