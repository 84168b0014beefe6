using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Resilience.Generators.Tests.Fuzz.Run;

/// <summary>The assembly that random interfaces refer to, and all others.</summary>
internal static class Library
{
    public static IReadOnlyList<MetadataReference> References { get; } = [.. Compiler.Compile().References, Build()];

    private static PortableExecutableReference Build()
    {
        string source = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fuzz", "Sources", "Library.cs"));
        using var image = new MemoryStream();
        CSharpCompilation library = CSharpCompilation.Create(
            "Fuzz.Library",
            [CSharpSyntaxTree.ParseText(source, Compiler.ParseOptions)],
            Compiler.Compile().References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        library.Emit(image).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
