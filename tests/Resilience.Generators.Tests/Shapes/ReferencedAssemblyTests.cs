using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Resilience.Generators.Tests.Shapes;

/// <summary>Interfaces that inherit from those of another assembly, of which there is no source.</summary>
public sealed class ReferencedAssemblyTests
{
    private const string Library = """
        namespace Library;

        [CircuitBreaker(FailureThreshold = 7_000), Timeout(1_500)]
        public interface IBase<T>
        {
            [Retry(2, Idempotent = true), Fallback(nameof(SpareAsync))]
            Task<T?> RunAsync(T? item, CancellationToken cancellationToken = default);

            Task<T?> SpareAsync(T? item, CancellationToken cancellationToken);

            unsafe int* Pointer(string text = "a\"b");

            [Retry] protected internal static void Make() { }
        }

        public interface IClosed
        {
            internal void Hidden();
        }
        """;

    [Fact]
    public void Policies_of_the_other_assembly_hold_and_are_quoted()
    {
        Compilation output = Compile("""
            namespace Shop;

            [TotalTimeout(9_000)]
            public interface IDerived : Library.IBase<string>;
            """);

        string[] errors = [.. output.GetDiagnostics().Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden && diagnostic.Id != "CS1591").Select(diagnostic => diagnostic.ToString())];
        errors.ShouldBeEmpty();
        string generated = output.SyntaxTrees.Last().ToString();
        generated.ShouldContain("// [CircuitBreaker(FailureThreshold = 7_000)] on IBase<string>");
        generated.ShouldContain("// [Timeout(1_500)] on IBase<string>");
        generated.ShouldContain("// [Retry(2, Idempotent = true)]\n");
        generated.ShouldContain("// [Fallback(nameof(SpareAsync))]");
        generated.ShouldContain("// [TotalTimeout(9_000)] on IDerived");
    }

    [Fact]
    public void A_member_that_is_internal_there_leaves_no_proxy()
        => Compile("[Retry] public interface IDerived : Library.IClosed { Task RunAsync(); }").SyntaxTrees.ShouldHaveSingleItem();

    private static Compilation Compile(string source)
    {
        using var image = new MemoryStream();
        CSharpCompilation library = Compiler.Compile(Library).WithAssemblyName("Library");
        library.Emit(image, options: new Microsoft.CodeAnalysis.Emit.EmitOptions(metadataOnly: true)).Diagnostics.Where(diagnostic => diagnostic.Id != "CS1591").ShouldBeEmpty();
        CSharpCompilation compilation = Compiler.Compile(source).AddReferences(MetadataReference.CreateFromImage(image.ToArray()));
        Compiler.Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out var diagnostics);
        diagnostics.ShouldBeEmpty();
        return output;
    }
}
