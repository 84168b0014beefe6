using System.CommandLine;

namespace Resilience.Benchmarks;

/// <summary>Measures one circuit under one thread and two.</summary>
internal static class ThreadCommand
{
    public static Command Create()
    {
        Option<int> rounds = new("--rounds") { Description = "How often each is measured; medians are printed.", DefaultValueFactory = _ => 5 };
        Command command = new("threads", "Calls through one circuit with one thread and with two.") { rounds };
        command.SetAction(result => new ThreadBenchmark(result.GetValue(rounds)).Run());
        return command;
    }
}
