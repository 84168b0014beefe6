using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Resilience.Corpus;

/// <summary>Some hundred interfaces in one compilation: generated, analyzed, compiled, loaded, made.</summary>
internal sealed partial class Batch(Library library, CSharpCompilation references, LibraryLoadContext context)
{
    private const string Compliance = "[assembly: global::System.CLSCompliant(true)]";

    private static int s_assemblies;

    /// <param name="isCompliant">Whether the user's assembly says that it is CLS-compliant.</param>
    public async Task<IReadOnlyList<Outcome>> RunAsync(IReadOnlyList<Subject> subjects, bool isCompliant, CancellationToken cancellationToken)
    {
        Dictionary<int, Request> requests = subjects.Select(subject => new Request(subject)).ToDictionary(request => request.Subject.Number);
        SyntaxTree[] shared = isCompliant ? [Compiler.Parse(Compliance, "Compliance.cs")] : [];
        ExcludeUnnameable(requests, shared);

        CSharpCompilation input = references.WithAssemblyName($"Corpus{Interlocked.Increment(ref s_assemblies)}").With([.. shared, .. Open(requests).SelectMany(request => request.Own)]);
        GeneratorRunResult run = Compiler.Generate(input, out CSharpCompilation output);
        ImmutableArray<Diagnostic> reported = run.Exception is null ? await Compiler.AnalyzeAsync(output, cancellationToken) : [];
        if (run.Exception is not null || reported.Any(diagnostic => diagnostic.Id == "AD0001"))
        {
            return await NarrowAsync(subjects, isCompliant, $"{run.Exception}{string.Join('\n', reported.Where(diagnostic => diagnostic.Id == "AD0001"))}", cancellationToken);
        }

        foreach (GeneratedSourceResult source in run.GeneratedSources)
        {
            requests[NumberIn(source.HintName)!.Value].Generated = source.SyntaxTree;
        }

        foreach (Diagnostic diagnostic in reported)
        {
            RequestOf(diagnostic, requests).Add(diagnostic);
        }

        foreach (Request request in Open(requests))
        {
            new Judge(request, output).JudgeRefusal();
        }

        using MemoryStream? image = Emit(requests, ref output);
        if (image is not null)
        {
            using var maker = new ProxyMaker(context.LoadFromStream(image), library);
            maker.MakeAll(Open(requests), output);
        }

        return [.. subjects.Select(subject => requests[subject.Number].Outcome!)];
    }

    private static IEnumerable<Request> Open(Dictionary<int, Request> requests) => requests.Values.Where(request => request.Outcome is null);

    /// <summary>What does not compile before anything is generated is no business of ours: nobody could write it.</summary>
    private void ExcludeUnnameable(Dictionary<int, Request> requests, SyntaxTree[] shared)
    {
        foreach (Diagnostic error in ErrorsOf(requests, shared))
        {
            RequestOf(error, requests).DropAnswers();
        }

        foreach (Diagnostic error in ErrorsOf(requests, shared))
        {
            RequestOf(error, requests).Conclude(Verdict.Unnameable, error.Id, error.GetMessage(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>All but the missing implementations of partial methods, which are what is to be generated.</summary>
    private IEnumerable<Diagnostic> ErrorsOf(Dictionary<int, Request> requests, SyntaxTree[] shared)
        => references.With([.. shared, .. requests.Values.SelectMany(request => request.Own)]).GetDiagnostics().Where(diagnostic => diagnostic is { Severity: DiagnosticSeverity.Error, Id: not "CS8795" });

    /// <summary>Something of ours has crashed: in which half?</summary>
    private async Task<IReadOnlyList<Outcome>> NarrowAsync(IReadOnlyList<Subject> subjects, bool isCompliant, string crash, CancellationToken cancellationToken)
    {
        if (subjects.Count == 1)
        {
            return [new Outcome(subjects[0], Verdict.Failed, "crash", crash, MethodTally.None)];
        }

        var outcomes = new List<Outcome>();
        foreach (Subject[] half in subjects.Chunk((subjects.Count + 1) / 2))
        {
            outcomes.AddRange(await RunAsync(half, isCompliant, cancellationToken));
        }

        return outcomes;
    }

    /// <summary>Compiles; what does not compile is taken out, and the rest is compiled again. Null where nothing is left.</summary>
    private static MemoryStream? Emit(Dictionary<int, Request> requests, ref CSharpCompilation output)
    {
        while (Open(requests).Any())
        {
            var image = new MemoryStream();
            using var documentation = new MemoryStream();
            EmitResult result = output.Emit(image, xmlDocumentationStream: documentation);
            Diagnostic[] wrong = [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden)];
            if (wrong.Length == 0 && result.Success)
            {
                image.Position = 0;
                return image;
            }

            image.Dispose();
            output = TakeOut(wrong, requests, output);
        }

        return null;
    }

    private static CSharpCompilation TakeOut(Diagnostic[] wrong, Dictionary<int, Request> requests, CSharpCompilation output)
    {
        var culprits = wrong.GroupBy(diagnostic => RequestOf(diagnostic, requests)).ToList();
        foreach (IGrouping<Request, Diagnostic> group in culprits)
        {
            group.Key.Conclude(Verdict.Failed, string.Join(", ", group.Select(diagnostic => diagnostic.Id).Distinct()), string.Join('\n', group.Take(3).Select(Describe)));
        }

        return output.RemoveSyntaxTrees(culprits.SelectMany(group => group.Key.Generated is { } generated ? group.Key.Own.Append(generated) : group.Key.Own));
    }

    /// <summary>A diagnostic with the line that it is about.</summary>
    private static string Describe(Diagnostic diagnostic)
    {
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        string line = diagnostic.Location.SourceTree?.GetText().Lines[span.StartLinePosition.Line].ToString().Trim() ?? string.Empty;
        return $"{diagnostic.Id} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}\n    {Path.GetFileName(span.Path)}({span.StartLinePosition.Line + 1}): {line}";
    }

    private static Request RequestOf(Diagnostic diagnostic, Dictionary<int, Request> requests)
        => diagnostic.Location.SourceTree is { } tree && NumberIn(tree.FilePath) is { } number
            ? requests[number]
            : throw new InvalidOperationException($"A diagnostic that belongs to none of the interfaces: {diagnostic}");

    private static int? NumberIn(string file)
        => NumberInFile().Match(Path.GetFileName(file)) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^(?:I?P|Answers)(\d+)")]
    private static partial Regex NumberInFile();
}
