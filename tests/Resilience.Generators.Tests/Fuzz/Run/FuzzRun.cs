using System.Collections.Concurrent;
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
    private readonly FeatureCount _features = new();
    private readonly Dictionary<string, (Project Project, Finding Finding, int Count)> _kinds = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public double DiscardedShare => (double)_result.Discarded.Count / _features.Cases;

    public IReadOnlyCollection<string> Kinds => _kinds.Keys;

    public IEnumerable<InterfaceCase> Cases => Batches().SelectMany(batch => batch.Cases);

    public string Run()
    {
        var watch = Stopwatch.StartNew();
        TimeSpan before = Environment.CpuUsage.TotalTime;
        Parallel.ForEach(Partitioner.Create(Batches(), EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { MaxDegreeOfParallelism = 2 }, batch => Check(batch.Project, batch.Cases));
        return Report(watch.Elapsed, Environment.CpuUsage.TotalTime - before);
    }

    /// <summary>As many as hold the interfaces that are asked for; made one after the other, so that a seed makes the same again.</summary>
    private IEnumerable<(Project Project, IReadOnlyList<InterfaceCase> Cases)> Batches()
    {
        int number = 0;
        int interfaces = 0;
        for (int batch = 0; interfaces < settings.Count; batch++)
        {
            Project project = batch % OtherEvery == OtherEvery - 1 ? Project.Others[batch / OtherEvery % Project.Others.Length] : Project.Usual;
            List<InterfaceCase> cases = [];
            while (cases.Count < BatchSize && interfaces < settings.Count)
            {
                number++;
                cases.Add(new InterfaceCaseGen(project, number).Generate(new PCG((uint)number, settings.Seed), null, out _));
                interfaces += cases[^1].Interfaces.Count(service => service.IsAnnotated);
            }

            yield return (project, cases);
        }
    }

    private void Check(Project project, IReadOnlyList<InterfaceCase> cases)
    {
        BatchResult result = Batch.Check(project, cases);
        lock (_lock)
        {
            _result.Add(result);
            _features.Add(cases);
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

    private string Report(TimeSpan elapsed, TimeSpan processor)
    {
        var text = new StringBuilder();
        text.AppendLine($"Again: RESILIENCE_FUZZ_SEED={settings.Seed} RESILIENCE_FUZZ_COUNT={settings.Count}");
        text.AppendLine($"{_result.Judged} interfaces that ask for a proxy, {_result.Interfaces - _result.Judged} that they inherit: {_result.Proxied} proxied, {_result.Judged - _result.Proxied} refused, {_kinds.Values.Sum(kind => kind.Count)} defects; {_result.Discarded.Count} of {_features.Cases} cases are no C#; {elapsed.TotalSeconds:0.0} s, {processor.TotalSeconds:0.0} s of processor time");
        text.AppendLine("refused for: " + string.Join(", ", _result.Refused.OrderByDescending(reason => reason.Value).Select(reason => $"{reason.Key} {reason.Value}")));
        text.AppendLine("among them: " + _features);
        foreach (var discarded in _result.Discarded.GroupBy(discarded => IdOf(discarded.Why)))
        {
            text.AppendLine($"--- discarded {discarded.Count()} times for {discarded.Key}, as in case {discarded.First().Case.Number}").AppendLine(discarded.First().Why);
        }

        foreach ((Project project, Finding finding, int count) in _kinds.Values.Take(MostKinds))
        {
            Finding small = Shrinker.Shrink(project, finding);
            text.AppendLine($"=== {small.Kind} ({count} times; {project}; RESILIENCE_FUZZ_SEED={settings.Seed}, case {finding.Case.Number})").AppendLine(small.Details).AppendLine("--- source").AppendLine(small.Case.Source);
        }

        return text.ToString();
    }
}
