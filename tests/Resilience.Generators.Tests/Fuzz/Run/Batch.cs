using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Resilience.Analyzers.Definition;
using Resilience.Generators.Tests.Fuzz.Cases;

namespace Resilience.Generators.Tests.Fuzz.Run;

/// <summary>Compiles cases together, each in its file and namespace, which is what makes many of them cheap.</summary>
internal sealed partial class Batch
{
    private readonly Project _project;
    private readonly int? _only;
    private readonly Dictionary<int, InterfaceCase> _cases;
    private readonly BatchResult _result = new();
    private readonly Dictionary<int, List<Diagnostic>> _reports = [];
    private readonly Dictionary<int, List<string>> _faults = [];

    private Batch(Project project, IReadOnlyList<InterfaceCase> cases)
    {
        _project = project;
        _cases = cases.ToDictionary(@case => @case.Number);
        _only = cases.Count == 1 ? cases[0].Number : null;
    }

    public static BatchResult Check(Project project, params IReadOnlyList<InterfaceCase> cases)
    {
        var batch = new Batch(project, cases);
        batch.Check();
        return batch._result;
    }

    private void Check()
    {
        CSharpCompilation compilation = _project.Compile(_cases.Values.Select(@case => CSharpSyntaxTree.ParseText(@case.Source, _project.ParseOptions, @case.Path)));
        if (!TryAnalyze(ref compilation) || _cases.Count == 0)
        {
            return;
        }

        GeneratorDriver driver = Compiler.Driver().WithUpdatedParseOptions(_project.ParseOptions).RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> reported);
        GeneratorRunResult run = driver.GetRunResult().Results.Single();
        if (run.Exception is not null || !reported.IsEmpty)
        {
            Bisect("the generator fails", run.Exception?.ToString() ?? string.Join("\n", reported));
            return;
        }

        output = Compiler.WithNullableWarnings(output);
        if (!TryEmit(output))
        {
            return;
        }

        foreach (InterfaceCase @case in _cases.Values)
        {
            Verdict.Find(@case, _project, output, _reports.GetValueOrDefault(@case.Number) ?? [], _faults.GetValueOrDefault(@case.Number) ?? [], _result);
        }
    }

    /// <summary>Finds the one case that brings down what compiles many.</summary>
    private void Bisect(string kind, string details)
    {
        InterfaceCase[] cases = [.. _cases.Values];
        if (cases.Length == 1)
        {
            _result.Findings.Add(new Finding(cases[0], kind, details));
            return;
        }

        _result.Add(Check(_project, cases[..(cases.Length / 2)]));
        _result.Add(Check(_project, cases[(cases.Length / 2)..]));
    }

    private bool TryEmit(Compilation output)
    {
        using var image = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult emitted;
        try
        {
            emitted = output.Emit(image);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Bisect("the compiler fails", exception.ToString());
            return false;
        }

        foreach (Diagnostic diagnostic in emitted.Diagnostics.Where(IsOfInterest))
        {
            int number = NumberOf(diagnostic);
            number.ShouldNotBe(0, diagnostic.ToString());
            Add(_faults, number, $"{diagnostic.Id} in generated code\n{Describe(diagnostic)}");
        }

        if (!emitted.Success && _faults.Count == 0)
        {
            Bisect("the assembly is not emitted", string.Join("\n", emitted.Diagnostics));
            return false;
        }

        return true;
    }

    /// <summary>Asks compiler and analyzer at once, before anything is generated.</summary>
    private bool TryAnalyze(ref CSharpCompilation compilation)
    {
        var exceptions = new List<string>();
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers(
            [new EligibilityAnalyzer()],
            new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (exception, _, _) => exceptions.Add(exception.ToString()), concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        ImmutableArray<Diagnostic> diagnostics = analysis.GetAllDiagnosticsAsync().GetAwaiter().GetResult();
        if (exceptions.Count > 0)
        {
            Bisect("the analyzer fails", exceptions[0]);
            return false;
        }

        compilation = Discard(compilation, diagnostics.Where(diagnostic => !IsReport(diagnostic) && IsOfInterest(diagnostic)));
        foreach (Diagnostic report in diagnostics.Where(IsReport))
        {
            Add(_reports, NumberOf(report), report);
        }

        return true;
    }

    /// <summary>Takes out what is no C# by itself.</summary>
    private CSharpCompilation Discard(CSharpCompilation compilation, IEnumerable<Diagnostic> said)
    {
        ILookup<int, Diagnostic> invalid = said.ToLookup(NumberOf);
        invalid[0].ShouldBeEmpty();
        foreach (IGrouping<int, Diagnostic> diagnostics in invalid)
        {
            _result.Discarded.Add((_cases[diagnostics.Key], string.Join("\n", diagnostics.Select(Describe))));
            _cases.Remove(diagnostics.Key);
            compilation = compilation.RemoveSyntaxTrees(compilation.SyntaxTrees.Where(tree => tree.FilePath == $"Case{diagnostics.Key}.cs"));
        }

        return compilation;
    }

    private static void Add<T>(Dictionary<int, List<T>> to, int number, T item)
    {
        if (!to.TryGetValue(number, out List<T>? list))
        {
            to.Add(number, list = []);
        }

        list.Add(item);
    }

    private static bool IsReport(Diagnostic diagnostic) => diagnostic.Id.StartsWith("RES", StringComparison.Ordinal);

    private static bool IsOfInterest(Diagnostic diagnostic) => diagnostic.Severity != DiagnosticSeverity.Hidden;

    private int NumberOf(Diagnostic diagnostic)
        => _only ?? (CaseNumber().Match(diagnostic.Location.SourceTree?.FilePath ?? string.Empty) is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : 0);

    private static string Describe(Diagnostic diagnostic)
        => $"{diagnostic}\n    {diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim()}";

    [GeneratedRegex("(?:Case|Outer)([0-9]+)")]
    private static partial Regex CaseNumber();
}
