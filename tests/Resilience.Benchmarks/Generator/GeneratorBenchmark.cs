using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Resilience.Generators;

namespace Resilience.Benchmarks;

/// <summary>
/// Drives the generator as an editor does: once over everything, then after each of several edits from the same remembered state. Not for BenchmarkDotNet, because each run
/// needs a compilation that nobody has asked anything yet, made outside the measured time.
/// </summary>
internal sealed class GeneratorBenchmark(AnnotatedProject project, int runs)
{
    private static readonly CSharpParseOptions s_options = new(LanguageVersion.CSharp14);

    private readonly CSharpCompilation _compilation = project.Compile(s_options);

    public void Run()
    {
        GeneratorDriver cold = Driver(tracks: false);
        GeneratorDriver remembering = cold.RunGenerators(_compilation);
        GeneratorDriver tracking = Driver(tracks: true).RunGenerators(_compilation);

        Console.WriteLine($"{project.Interfaces} interfaces × {project.Methods} methods × 3 attributes; medians of {runs} runs.\n");
        Console.WriteLine("| | time | generator | allocated | models made again | files written again |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|");

        // From the same trees: a new compilation has bound nothing.
        Measure("cold", cold, Driver(tracks: true), () => (CSharpCompilation)_compilation.Clone());
        Measure("an unrelated file added", remembering, tracking, () => _compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Added;", s_options, "Added.cs")));
        Measure("typing inside a method body", remembering, tracking, () => Edit(AnnotatedProject.BodyFile, "first + second", "second + first + 1"));
        Measure("one interface", remembering, tracking, () => Edit(AnnotatedProject.InterfaceFile(7), "int order", "long order"));
        Measure(string.Create(CultureInfo.InvariantCulture, $"the base interface of {project.Heirs}"), remembering, tracking, () => Edit(AnnotatedProject.BaseFile, "int order", "long order"));
    }

    private static GeneratorDriver Driver(bool tracks)
        => CSharpGeneratorDriver.Create(
            [new ResilienceGenerator().AsSourceGenerator()],
            parseOptions: s_options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, tracks));

    private void Measure(string name, GeneratorDriver driver, GeneratorDriver tracking, Func<CSharpCompilation> edit)
    {
        var times = new List<TimeSpan>();
        var ofGenerator = new List<TimeSpan>();
        var allocations = new List<long>();
        for (int run = 0; run < runs; run++)
        {
            CSharpCompilation edited = edit();
            GC.Collect();
            long allocated = GC.GetTotalAllocatedBytes(precise: true);
            long start = Stopwatch.GetTimestamp();
            GeneratorDriver ran = driver.RunGenerators(edited);
            times.Add(Stopwatch.GetElapsedTime(start));
            allocations.Add(GC.GetTotalAllocatedBytes(precise: true) - allocated);
            ofGenerator.Add(ran.GetTimingInfo().GeneratorTimes.Single().ElapsedTime);
        }

        (int models, int files) = CountWork(tracking.RunGenerators(edit()));
        Console.WriteLine($"| {name} | {Median(times).TotalMilliseconds:N0} ms | {Median(ofGenerator).TotalMilliseconds:N0} ms | {Median(allocations) / 1e6:N0} MB | {models:N0} | {files:N0} |");
    }

    /// <summary>Models that were made again, whatever came of it, and files that changed.</summary>
    private static (int Models, int Files) CountWork(GeneratorDriver driver)
    {
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        int models = result.TrackedSteps
            .Where(steps => steps.Key.StartsWith("Resilience.Model.", StringComparison.Ordinal))
            .SelectMany(steps => steps.Value)
            .SelectMany(step => step.Outputs)
            .Count(output => output.Value is not null && output.Reason != IncrementalStepRunReason.Cached);
        int files = result.TrackedOutputSteps
            .SelectMany(steps => steps.Value)
            .SelectMany(step => step.Outputs)
            .Count(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified);
        return (models, files);
    }

    private CSharpCompilation Edit(string file, string from, string to)
    {
        SyntaxTree tree = _compilation.SyntaxTrees.First(tree => tree.FilePath == file);
        SourceText text = tree.GetText();
        int at = text.ToString().IndexOf(from, StringComparison.Ordinal);
        return _compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(text.WithChanges(new TextChange(new TextSpan(at, from.Length), to))));
    }

    private static T Median<T>(List<T> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
