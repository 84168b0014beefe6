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

        public interface IProperties
        {
            [System.Diagnostics.CodeAnalysis.AllowNull] string Text { get; set; }

            [System.Diagnostics.CodeAnalysis.DisallowNull] string? Name { get; set; }

            [System.Diagnostics.CodeAnalysis.MaybeNull] string Found { get; }

            [System.Diagnostics.CodeAnalysis.NotNull] string? Sure { get; }

            string? Kept { get; [param: System.Diagnostics.CodeAnalysis.NotNull] set; }

            [System.Diagnostics.CodeAnalysis.AllowNull] string this[int index] { get; set; }
        }

        public interface IOptional
        {
            void Run(string text, [System.Runtime.InteropServices.Optional, System.Runtime.InteropServices.DefaultParameterValue(5)] object item);
        }

        public interface IFirst : IBase<string>;

        #nullable disable
        public interface ISecond : IBase<string>;
        #nullable enable

        public interface ITwice : IFirst, ISecond;

        public class Wide<T>;

        public class ResilientSecondary;
        """;

    /// <summary>An assembly that has a type of that name too, for itself.</summary>
    private const string Other = "namespace Library; internal interface IProperties;";

    [Fact]
    public void Policies_of_the_other_assembly_hold_and_are_quoted()
    {
        Compilation output = Compile("""
            namespace Shop;

            [TotalTimeout(9_000)]
            public interface IDerived : Library.IBase<string>;
            """);

        string[] errors = [.. Compiler.WithNullableWarnings(output).GetDiagnostics().Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden && diagnostic.Id != "CS1591").Select(diagnostic => diagnostic.ToString())];
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

    [Theory]
    [InlineData("[ResilientProxy<Library.IProperties>, Retry] public partial class Proxy;")]
    [InlineData("[ResilientProxy<Library.ITwice>, Retry] public partial class Proxy;")]
    [InlineData("[ResilientProxy<Library.IOptional>, Retry] public partial class Proxy;")]
    public void What_only_metadata_tells_is_kept(string source)
    {
        Compilation output = Compile(source);

        output.SyntaxTrees.Count().ShouldBe(2);
        string[] errors = [.. Compiler.WithNullableWarnings(output).GetDiagnostics().Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden && diagnostic.Id != "CS1591").Select(diagnostic => diagnostic.ToString())];
        errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("namespace Library; [ResilientProxy<IDisposable>, Retry] internal partial class IProperties { }")]
    [InlineData("namespace Library; [ResilientProxy<IDisposable>, Retry] internal partial class Wide<T> { }")]
    [InlineData("namespace Library; [Retry] public interface ISecondary { Task RunAsync(); }")]
    public void What_bears_the_name_of_a_type_there_is_meant_here(string source)
    {
        Compilation output = Compile(source);

        output.SyntaxTrees.Count().ShouldBe(2);
        output.GetDiagnostics().Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden && diagnostic.Id != "CS1591").ShouldBeEmpty();
    }

    [Fact]
    public void A_doc_comment_does_not_refer_to_a_name_that_two_assemblies_have()
        => Compile("[ResilientProxy<Library.IProperties>, Retry] public partial class Proxy;").SyntaxTrees.Last().ToString().ShouldContain("Guards an <c>Library.IProperties</c> by");

    private static Compilation Compile(string source)
    {
        CSharpCompilation compilation = Compiler.Compile(source).AddReferences(Emit(Library, "Library"), Emit(Other, "Other"));
        Compiler.Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out var diagnostics);
        diagnostics.ShouldBeEmpty();
        return output;
    }

    private static PortableExecutableReference Emit(string source, string name)
    {
        using var image = new MemoryStream();
        CSharpCompilation library = Compiler.Compile(source).WithAssemblyName(name);
        library.Emit(image, options: new Microsoft.CodeAnalysis.Emit.EmitOptions(metadataOnly: true)).Diagnostics.Where(diagnostic => diagnostic.Id != "CS1591" && diagnostic.Severity != DiagnosticSeverity.Hidden).ShouldBeEmpty();
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
