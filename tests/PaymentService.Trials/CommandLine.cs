using System.CommandLine;

namespace PaymentService.Trials;

/// <summary>Which trial to run, and how. Each trial is a command of its own with its own options.</summary>
internal static class CommandLine
{
    public static RootCommand Root() => new("Trials of the payment service: they drive the real program, in processes of its own.")
    {
        KillCommand.Create(),
        LoadCommand.Create(),
    };
}
