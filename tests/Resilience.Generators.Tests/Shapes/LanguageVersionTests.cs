using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Resilience.Generators.Tests.Shapes;

/// <summary>Generated code asks for no later language than the oldest that proxies need.</summary>
public sealed class LanguageVersionTests
{
    private const string Source = """
        namespace Old;

        public sealed class Backup { public ValueTask<int> AnswerAsync(int x, CancellationToken token, Exception cause) => default; }

        [CircuitBreaker(FailureThreshold = 3), Timeout(5), TotalTimeout(10), Retry(1)]
        public interface IOld<T> : IDisposable
        {
            Task<T> GetAsync(T item, CancellationToken token);
            [Fallback(typeof(Backup))] ValueTask<int> AnswerAsync(int x, CancellationToken token);
            Task RunAsync();
            IAsyncEnumerable<T> Stream(CancellationToken token);
            int Now(int x, CancellationToken token);
            string Name { get; set; }
        }
        """;

    [Fact]
    public void What_is_generated_compiles_as_CSharp_11()
    {
        CSharpParseOptions old = Compiler.ParseOptions.WithLanguageVersion(LanguageVersion.CSharp11);
        CSharpCompilation compilation = Compiler.Compile().RemoveAllSyntaxTrees().AddSyntaxTrees(CSharpSyntaxTree.ParseText(Compiler.Parse(Source, "Source0.cs").ToString(), old, "Source0.cs"));
        Compiler.Driver().WithUpdatedParseOptions(old).RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);

        output.SyntaxTrees.Count().ShouldBe(2);
        output.GetDiagnostics().Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden && diagnostic.Id != "CS1591").ShouldBeEmpty();
    }
}
