using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Resilience.Analyzers.Definition;
using Resilience.Generators.Tests.Fuzz.Run;

namespace Resilience.Generators.Tests.Shapes;

/// <summary>The table of policies in <c>docs/shapes.md</c>, cell by cell: a policy that can act is in the proxy; one that cannot is refused where it stands, or left out where the interface asks for it.</summary>
public sealed class PolicyTableTests
{
    /// <summary>What each row is tried with: type parameters, the name, and further parameters have their places.</summary>
    private static readonly Dictionary<string, string[]> s_signatures = new()
    {
        ["`Task`, `Task<T>`, `ValueTask`, `ValueTask<T>`"] = ["Task {1}{0}(string x{2})", "Task<int> {1}{0}(string x{2})", "ValueTask {1}{0}(string x{2})", "ValueTask<string?> {1}{0}(string x{2})"],
        ["… with a parameter that cannot outlive the call"] = ["Task {1}{0}(in int x{2})", "Task<int> {1}{0}(ref int x{2})", "ValueTask {1}{0}(out int x{2})", "ValueTask<int> {1}{0}(Span<int> x{2})", "unsafe Task<int> {1}{0}(int* x{2})"],
        ["a type like a task, with a builder"] = ["Fuzz.Library.Job {1}{0}(string x{2})", "Fuzz.Library.Job<int> {1}{0}(string x{2})"],
        ["`IAsyncEnumerable<T>`, `IAsyncEnumerator<T>`"] = ["IAsyncEnumerable<int> {1}{0}(string x{2})", "IAsyncEnumerator<string?> {1}{0}(string x{2})"],
        ["… these two, with a parameter that cannot outlive the call"] = ["Fuzz.Library.Job {1}{0}(in int x{2})", "IAsyncEnumerable<int> {1}{0}(Span<int> x{2})", "IAsyncEnumerator<int> {1}{0}(ref int x{2})"],
        ["`void`, a value"] = ["void {1}{0}(out int x{2})", "string? {1}{0}(string x{2})", "Span<int> {1}{0}(Span<int> x{2})", "dynamic {1}{0}(dynamic x{2})"],
        ["by reference"] = ["ref int {1}{0}(ref int x{2})", "ref readonly string {1}{0}(in string x{2})"],
        ["another awaitable, another stream"] = ["Fuzz.Library.Promise {1}{0}(string x{2})", "Fuzz.Library.Feed<int> {1}{0}(string x{2})"],
    };

    private static readonly Dictionary<string, (string Attribute, string Queueing)> s_attributes = new()
    {
        ["`CircuitBreaker`"] = ("CircuitBreaker", string.Empty),
        ["`RateLimit`"] = ("RateLimit(5)", "RateLimit(5, QueueLimit = 1)"),
        ["`Bulkhead`"] = ("Bulkhead(5)", "Bulkhead(5, MaxQueue = 1)"),
        ["`Timeout`"] = ("Timeout(5)", string.Empty),
        ["`TotalTimeout`"] = ("TotalTimeout(5)", string.Empty),
        ["`Retry`"] = ("Retry(2, Budget = 0.2)", string.Empty),
        ["`Fallback`"] = ("Fallback(\"Spare\")", string.Empty),
        ["`Hedge`"] = ("Hedge(5)", string.Empty),
        ["`Coalesce`"] = ("Coalesce", string.Empty),
        ["`Cache`"] = ("Cache(5)", string.Empty),
    };

    public static TheoryData<string> Rows => [.. Table().Skip(1).Select(cells => cells[0])];

    [Fact]
    public void Every_row_is_tried() => Table().Skip(1).Select(static cells => cells[0]).Order().ShouldBe(s_signatures.Keys.Order());

    [Fact]
    public void Every_policy_has_a_column() => Table().First().Skip(1).SelectMany(head => head.Split(", ")).Order().ShouldBe(s_attributes.Keys.Order());

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Each_cell_is_as_the_page_says(string row)
    {
        Trial[] trials = [.. TrialsOf(row)];
        CSharpCompilation compilation = Project.Usual.Compile(trials.Select((trial, at) => Compiler.Parse($"#pragma warning disable CS1591\n{trial.Source(at)}", $"Trial{at}.cs")));

        ILookup<string, Diagnostic> reports = (await compilation.WithAnalyzers([new EligibilityAnalyzer()]).GetAnalyzerDiagnosticsAsync()).ToLookup(report => report.Location.SourceTree!.FilePath);
        Compiler.Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);

        output.GetDiagnostics().Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden).ShouldBeEmpty();
        for (int at = 0; at < trials.Length; at++)
        {
            trials[at].Judge(reports[$"Trial{at}.cs"], output.SyntaxTrees.FirstOrDefault(tree => Path.GetFileName(tree.FilePath).StartsWith($"ITrial{at}.", StringComparison.Ordinal))?.ToString());
        }
    }

    private static IEnumerable<Trial> TrialsOf(string row)
    {
        string[][] table = [.. Table()];
        string[] cells = table.Single(cells => cells[0] == row);
        foreach (string signature in s_signatures[row])
        {
            for (int column = 1; column < cells.Length; column++)
            {
                foreach (string policy in table[0][column].Split(", "))
                {
                    foreach (Trial trial in TrialsOf(cells[column], s_attributes[policy], signature))
                    {
                        yield return trial;
                        yield return trial with { IsOnInterface = true };
                    }
                }
            }
        }
    }

    private static IEnumerable<Trial> TrialsOf(string cell, (string Attribute, string Queueing) policy, string signature)
    {
        var plain = new Trial(policy.Attribute, signature, Acts: true);
        Trial queueing = plain with { Attribute = policy.Queueing };
        bool queues = policy.Queueing.Length > 0;
        return cell switch
        {
            "yes" => [plain, plain with { HasToken = true }, plain with { IsGeneric = true }, .. queues ? [queueing] : Array.Empty<Trial>()],
            "no" => [plain with { HasToken = true, Acts = false }, .. queues ? [queueing with { Acts = false }] : Array.Empty<Trial>()],
            "with a token" => [plain with { HasToken = true }, plain with { HasToken = true, IsGeneric = true }, plain with { Acts = false }],
            "unless generic" => [plain, plain with { IsGeneric = true, Acts = false }],
            "with a result, unless generic" => [plain with { Acts = signature.Split(' ')[0].EndsWith('>') }, plain with { IsGeneric = true, Acts = false }],
            "without a queue" => [plain, queueing with { Acts = false }],
            _ => throw new ArgumentOutOfRangeException(nameof(cell), cell, null),
        };
    }

    private static IEnumerable<string[]> Table()
        => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "shapes.md"))
            .SkipWhile(static line => !line.StartsWith("| the method returns", StringComparison.Ordinal))
            .TakeWhile(static line => line.StartsWith('|'))
            .Where(static line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(static line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries));

    /// <param name="Signature">A method, with places for type parameters, the name, and further parameters.</param>
    /// <param name="Acts">Whether the policy can act on it.</param>
    private sealed record Trial(string Attribute, string Signature, bool Acts)
    {
        public bool IsGeneric { get; init; }

        public bool HasToken { get; init; }

        public bool IsOnInterface { get; init; }

        private string Kind => Attribute.Split('(')[0];

        public string Source(int number)
        {
            string attribute = $"[{Attribute}] ";
            return $"{(IsOnInterface ? attribute : string.Empty)}public interface ITrial{number} {{ {(IsOnInterface ? string.Empty : attribute)}{Method("Run")}; {Method("Spare")}; }}";
        }

        public void Judge(IEnumerable<Diagnostic> reports, string? generated)
        {
            string[] refused = [.. reports.Select(report => report.Location.SourceTree!.GetText().ToString(report.Location.SourceSpan))];
            refused.ShouldBe(Acts || IsOnInterface ? [] : [Attribute], ToString());
            reports.Select(report => report.Id).ShouldBeSubsetOf(["RES0002", "RES0006", "RES0008"]);
            (generated is not null).ShouldBe(refused.Length == 0, ToString());
            (generated?.Contains($"// [{Kind}", StringComparison.Ordinal) ?? false).ShouldBe(Acts, ToString());
        }

        private string Method(string name) => string.Format(null, Signature, IsGeneric ? "<T>" : string.Empty, name, HasToken ? ", CancellationToken token" : string.Empty);
    }
}
