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

    private const string Later = """
        namespace Later;

        public interface IWide<T> where T : allows ref struct { int Compare(T x, T y); }
        public interface IMethod { void Run<T>(T item) where T : allows ref struct; }
        public interface ISpread { void Run(params ReadOnlySpan<int> numbers); }
        public interface IRanked { [System.Runtime.CompilerServices.OverloadResolutionPriority(1)] void Run(object item); void Run(string item); }
        public interface IReference { void Run(ref readonly int number); int this[ref readonly int at] { get; } }
        public interface IOperator { void operator +=(int number); }
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

    [Theory]
    [InlineData("[ResilientProxy(typeof(Later.IWide<>)), Retry] public partial class Proxy<T> { }", 12, 13)]
    [InlineData("[ResilientProxy(typeof(IComparer<>)), Retry] public partial class Proxy<T> { }", 12, 13)]
    [InlineData("[ResilientProxy<Later.IMethod>, Retry] public partial class Proxy { }", 12, 13)]
    [InlineData("[ResilientProxy<Later.ISpread>, Retry] public partial class Proxy { }", 12, 13)]
    [InlineData("[ResilientProxy<Later.IRanked>, Retry] public partial class Proxy { }", 12, 13)]
    [InlineData("[ResilientProxy<Later.IReference>, Retry] public partial class Proxy { }", 11, 12)]
    [InlineData("[Retry] public interface IOwn : Later.IReference { }", 11, 12)]
    [InlineData("[ResilientProxy<Later.IOperator>, Retry] public partial class Proxy { }", 13, 14)]
    public void What_needs_a_later_language_is_refused_until_it_is_there(string source, int version, int needed)
    {
        GenerateAs(source, version).ShouldHaveSingleItem();
        SyntaxTree[] trees = GenerateAs(source, needed);
        trees.Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("[ResilientProxy<Later.IWide<int>>, Retry] public partial class Proxy { }")]
    [InlineData("[ResilientProxy<IComparer<string>>, Retry] public partial class Proxy { }")]
    public void Closed_interfaces_need_nothing_of_their_type_parameters(string source) => GenerateAs(source, 11).Length.ShouldBe(2);

    /// <summary>What the project consists of in the end, which must compile.</summary>
    private static SyntaxTree[] GenerateAs(string source, int version)
    {
        LanguageVersionFacts.TryParse(version.ToString(System.Globalization.CultureInfo.InvariantCulture), out LanguageVersion language).ShouldBeTrue();
        CSharpParseOptions options = Compiler.ParseOptions.WithLanguageVersion(language);
        using var library = new MemoryStream();
        CSharpCompilation later = Compiler.Compile(Later).WithAssemblyName("Later");
        later.WithOptions(later.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Default)).Emit(library).Success.ShouldBeTrue();
        CSharpCompilation compilation = Compiler.Compile().RemoveAllSyntaxTrees()
            .AddReferences(MetadataReference.CreateFromImage(library.ToArray()))
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(Compiler.Parse(source, "Source0.cs").ToString(), options, "Source0.cs"));
        Compiler.Driver().WithUpdatedParseOptions(options).RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        output.GetDiagnostics().Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden && diagnostic.Id != "CS1591").ShouldBeEmpty();
        return [.. output.SyntaxTrees];
    }
}
