using System.CommandLine;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Resilience.Corpus;

/// <summary>Which libraries to look at, and where to write what was found.</summary>
internal static class CommandLine
{
    private static readonly Option<string[]> s_only = new("--only") { Description = "Names of the frameworks and packages to look at; all, where none is named.", AllowMultipleArgumentsPerToken = true };

    private static readonly Option<FileInfo> s_report = new("--report") { Description = "The document whose figures to replace." };

    private static readonly Option<int?> s_seed = new("--seed") { Description = "Gives every second interface a choice of policies, by chance from this seed; without it all have every policy." };

    private static readonly Option<bool> s_verbose = new("--verbose") { Description = "Tells as well which interfaces are refused, and why." };

    private static readonly Argument<DirectoryInfo[]> s_sources = new("folders") { Description = "Folders with the sources of one program each.", Arity = ArgumentArity.OneOrMore };

    public static RootCommand Root()
    {
        var root = new RootCommand("Generates, compiles, loads and makes a proxy for every public interface of the shared frameworks and of well-known packages.") { s_only, s_report, s_seed, s_verbose };
        root.SetAction(RunAsync);
        var noise = new Command("noise", "Runs our rules over the sources of programs, as they are and with policies on each interface.") { s_sources, s_report, s_verbose };
        noise.SetAction(RunNoiseAsync);
        root.Subcommands.Add(noise);
        return root;
    }

    /// <returns>0 where every interface works or is rightly refused.</returns>
    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var policies = new PolicyChoice(arguments.GetValue(s_seed) is { } seed ? new Random(seed) : null);
        var results = new List<LibraryResult>();
        await foreach (Library library in Libraries(arguments.GetValue(s_only) ?? [], cancellationToken))
        {
            LibraryResult result = await LibraryTrial.RunAsync(library, policies, cancellationToken);
            results.Add(result);
            await TellAsync(result, arguments.GetValue(s_verbose));
        }

        if (arguments.GetValue(s_report) is { } report)
        {
            await ReportPage.WriteAsync(report.FullName, ReportText.Write(results, clock.Elapsed), cancellationToken);
        }

        return results.Exists(result => result.Failures.Any()) ? 1 : 0;
    }

    /// <returns>0 where nothing is said of a program as it is, and nothing of ours crashes.</returns>
    private static async Task<int> RunNoiseAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var results = new List<SourceResult>();
        foreach (DirectoryInfo folder in arguments.GetRequiredValue(s_sources))
        {
            SourceResult result = await SourceTrial.RunAsync(folder, cancellationToken);
            results.Add(result);
            foreach (SourceReport report in result.AsItIs.Concat(result.Annotated.Where(report => arguments.GetValue(s_verbose) || report.Remark.Rule == "AD0001")))
            {
                await Console.Error.WriteLineAsync($"{result.Name}: {report.Remark.Rule} {report.Place}");
            }
        }

        if (arguments.GetValue(s_report) is { } page)
        {
            await ReportPage.WriteAsync(page.FullName, NoiseText.Write(results), cancellationToken);
        }

        return results.Exists(result => result.AsItIs.Count > 0 || result.Annotated.Any(report => report.Remark.Rule == "AD0001")) ? 1 : 0;
    }

    private static async IAsyncEnumerable<Library> Libraries(string[] only, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (Library framework in SharedFrameworks.Read().Where(framework => IsWanted(framework.Name)))
        {
            yield return framework;
        }

        foreach ((string name, string version) in PackageList.Read().Where(package => IsWanted(package.Name)))
        {
            yield return await PackageRestore.RestoreAsync(name, version, cancellationToken);
        }

        bool IsWanted(string name) => only.Length == 0 || only.Contains(name, StringComparer.OrdinalIgnoreCase);
    }

    private static async Task TellAsync(LibraryResult result, bool verbose)
    {
        await Console.Error.WriteLineAsync(Line.Of(result));
        foreach (Outcome outcome in result.Outcomes.Where(outcome => outcome.Verdict == Verdict.Failed || (verbose && outcome.Verdict != Verdict.Proxied)))
        {
            await Console.Error.WriteLineAsync(Line.Of(outcome));
        }
    }
}
