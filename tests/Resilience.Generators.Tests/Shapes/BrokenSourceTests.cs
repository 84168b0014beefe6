using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Resilience.Generators.Tests.Shapes;

/// <summary>Where the source does not compile, or cannot be proxied, nothing is generated, and the generator does not fail.</summary>
public sealed class BrokenSourceTests
{
    [Theory]
    [InlineData("[Retry] public interface IFoo { Task<Missing> RunAsync(); }")]
    [InlineData("[Retry] public interface IFoo : Missing { Task RunAsync(); }")]
    [InlineData("[Retry] public interface IFoo<T> where T : Missing { Task RunAsync(List<Missing[]> x); }")]
    [InlineData("[Retry] public interface IFoo { event Missing Changed; Missing Number { get; } }")]
    [InlineData("[CircuitBreaker(Classifier = typeof(Missing))] public interface IFoo { Task RunAsync(); }")]
    [InlineData("public interface IFoo { [Fallback(typeof(Missing))] Task RunAsync(); }")]
    [InlineData("public interface IFoo { [Retry(\"two\")] Task RunAsync(); }")]
    [InlineData("public interface IFoo { [Timeout] Task RunAsync(); }")]
    [InlineData("[Retry(Handle = [typeof(Missing)])] public interface IFoo { Task RunAsync(); }")]
    [InlineData("[Retry] file interface IFoo { Task RunAsync(); }")]
    [InlineData("[Retry] public interface IFoo { Task RunAsync(); static abstract int Make(); }")]
    [InlineData("public interface IFoo { [Timeout(5)] int Run(); }")]
    [InlineData("[Retry] public interface IFoo { Task RunAsync(); } [Retry] public interface Foo { Task RunAsync(); }")]
    [InlineData("[Retry] public class Foo { [Timeout(5)] public int Run() => 1; }")]
    [InlineData("public interface IFoo { [NoResilience] Task RunAsync(); }")]
    [InlineData("public interface IFoo { [Fallback(nameof(Spare), When = 0)] int Run(); int Spare(); }")]
    public void Nothing_is_generated(string source) => Run(source).GeneratedSources.ShouldBeEmpty();

    [Theory]
    [InlineData("[Retry, Retry] public interface IFoo { Task RunAsync(); }")]
    [InlineData("[Retry] public interface IFoo { Task RunAsync(); Task RunAsync(); }")]
    [InlineData("[Retry] public interface IFoo { Task RunAsync(; }")]
    [InlineData("[Retry] public partial interface IFoo { Task RunAsync(); } [Retry] public partial interface IFoo { }")]
    [InlineData("[Retry] public interface { Task RunAsync(); }")]
    [InlineData("[Retry] public interface IFoo { Task RunAsync(int x, int x); }")]
    [InlineData("[Retry] public interface IFoo<T, T> { Task RunAsync(T x); }")]
    [InlineData("public interface IFoo { [Fallback(null)] Task RunAsync(); }")]
    [InlineData("[ResilientProxy<IDisposable>] public partial class Foo { public partial void Dispose(); public partial void Dispose(); }")]
    [InlineData("[ResilientProxy<IComparer<int>>, Retry] public partial class Foo { [Timeout(5)] public partial int Compare(int x, int y); [Retry(0)] public partial int Compare(int a, int b); }")]
    [InlineData("[ResilientProxy<IComparer<int>>] public partial class Foo; [ResilientProxy<IComparer<int>>] public partial class Foo;")]
    [InlineData("[ResilientProxy<IComparer<>>] public partial class Foo<T>; [ResilientProxy<>] public partial class Bar; [ResilientProxy] public partial class Baz; [ResilientProxy(typeof())] public partial class Qux;")]
    public void Source_that_does_not_compile_does_not_fail_the_generator(string source) => Run(source).Exception.ShouldBeNull();

    [Fact]
    public void Nothing_is_generated_for_a_language_that_has_no_static_abstract_members()
    {
        CSharpParseOptions old = Compiler.ParseOptions.WithLanguageVersion(LanguageVersion.CSharp10);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Sample",
            [CSharpSyntaxTree.ParseText("using Resilience; [Retry] public interface IFoo { void Run(); }", old)],
            Compiler.Compile().References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        Compiler.Driver().WithUpdatedParseOptions(old).RunGenerators(compilation).GetRunResult().GeneratedTrees.ShouldBeEmpty();
    }

    private static GeneratorRunResult Run(string source)
    {
        GeneratorRunResult result = Compiler.Driver().RunGenerators(Compiler.Compile(source)).GetRunResult().Results.Single();
        result.Exception.ShouldBeNull();
        return result;
    }
}
