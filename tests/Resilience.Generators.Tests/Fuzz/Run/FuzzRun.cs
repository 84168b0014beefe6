using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Resilience.Generators.Tests.Fuzz.Cases;
using Resilience.Generators.Tests.Fuzz.Grammar;

namespace Resilience.Generators.Tests.Fuzz.Run;

/// <summary>Makes cases, checks them in batches, and tells what came of it.</summary>
internal sealed partial class FuzzRun(FuzzSettings settings)
{
    private const int BatchSize = 64;

    /// <summary>Every so many batches are compiled in a project unlike the usual one.</summary>
    private const int OtherEvery = 4;

    /// <summary>Each kind of defect is made small once; more tell nothing new.</summary>
    private const int MostKinds = 12;

    private readonly BatchResult _result = new();
    private readonly Dictionary<string, (Project Project, Finding Finding, int Count)> _kinds = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public double DiscardedShare => (double)_result.Discarded.Count / settings.Count;

    public IReadOnlyCollection<string> Kinds => _kinds.Keys;

    public string Run()
    {
        var watch = Stopwatch.StartNew();
        int batches = (settings.Count + BatchSize - 1) / BatchSize;
        Parallel.For(0, batches, new ParallelOptions { MaxDegreeOfParallelism = 2 }, Check);
        return Report(watch.Elapsed);
    }

    private void Check(int batch)
    {
        Project project = batch % OtherEvery == OtherEvery - 1 ? Project.Others[batch / OtherEvery % Project.Others.Length] : Project.Usual;
        int first = batch * BatchSize;
        InterfaceCase[] cases = [.. Enumerable.Range(first + 1, Math.Min(BatchSize, settings.Count - first)).Select(number => Make(project, number, new PCG((uint)number, settings.Seed)))];
        BatchResult result = Batch.Check(project, cases);
        lock (_lock)
        {
            _result.Add(result);
            foreach (Finding finding in result.Findings)
            {
                _kinds[finding.Kind] = _kinds.TryGetValue(finding.Kind, out var known) ? known with { Count = known.Count + 1 } : (project, finding, 1);
            }
        }
    }

    /// <summary>The compiler's first word on it.</summary>
    private static string IdOf(string why) => DiagnosticId().Match(why).Value;

    [GeneratedRegex("CS[0-9]+")]
    private static partial Regex DiagnosticId();

    private static InterfaceCase Make(Project project, int number, PCG pcg) => new InterfaceCaseGen(project, number).Generate(pcg, null, out _);

    private string Report(TimeSpan elapsed)
    {
        var text = new StringBuilder();
        text.AppendLine($"RESILIENCE_FUZZ_SEED={settings.Seed} RESILIENCE_FUZZ_COUNT={settings.Count}: {elapsed.TotalSeconds:0.0} s");
        text.AppendLine($"interfaces {_result.Interfaces}, members {_result.Members}, proxied {_result.Proxied}, discarded {_result.Discarded.Count} ({DiscardedShare:P2} of the cases)");
        text.AppendLine("refused: " + string.Join(", ", _result.Refused.OrderByDescending(reason => reason.Value).Select(reason => $"{reason.Key} {reason.Value}")));
        foreach (var discarded in _result.Discarded.GroupBy(discarded => IdOf(discarded.Why)))
        {
            text.AppendLine($"--- discarded {discarded.Count()} times for {discarded.Key}, as in case {discarded.First().Case.Number}").AppendLine(discarded.First().Why);
        }

        foreach ((Project project, Finding finding, int count) in _kinds.Values.Take(MostKinds))
        {
            Finding small = Shrinker.Shrink(project, finding);
            text.AppendLine($"=== {small.Kind} ({count} times; {project}; case {finding.Case.Number}, CsCheck seed {finding.Case.Seed})").AppendLine(small.Details).AppendLine("--- source").AppendLine(small.Case.Source);
        }

        return text.ToString();
    }
}
