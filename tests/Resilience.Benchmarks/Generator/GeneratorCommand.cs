using System.CommandLine;

namespace Resilience.Benchmarks;

/// <summary>Measures the generator over edits.</summary>
internal static class GeneratorCommand
{
    public static Command Create()
    {
        Option<int> interfaces = new("--interfaces") { Description = "How many interfaces there are.", DefaultValueFactory = _ => 1000 };
        Option<int> methods = new("--methods") { Description = "How many methods each has, with three attributes on each.", DefaultValueFactory = _ => 10 };
        Option<int> runs = new("--runs") { Description = "How often each edit is made; medians are printed.", DefaultValueFactory = _ => 7 };
        Command command = new("generator", "Runs the generator in this process: cold, and after edits.") { interfaces, methods, runs };
        command.SetAction(result => new GeneratorBenchmark(new AnnotatedProject(result.GetValue(interfaces), result.GetValue(methods)), result.GetValue(runs)).Run());
        return command;
    }
}
