using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Resilience.Generators.Tests.Shapes;

/// <summary>What is generated compiles, whatever the interface looks like, and without a warning.</summary>
public sealed class ShapeTests
{
    public static TheoryData<string> Sources()
        => [.. Directory.EnumerateFiles(Folder, "*.cs").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Shapes", "Sources");

    [Theory]
    [MemberData(nameof(Sources))]
    public void What_is_generated_compiles_without_a_warning(string shape)
    {
        string source = File.ReadAllText(Path.Combine(Folder, shape + ".cs"));
        CSharpCompilation compilation = Compiler.Compile(source);
        GeneratorDriver driver = Compiler.Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out var diagnostics);

        diagnostics.ShouldBeEmpty();
        string[] errors = [.. Compiler.WithNullableWarnings(output).GetDiagnostics().Where(IsOfInterest).Select(diagnostic => Describe(diagnostic))];
        string.Join("\n", errors).ShouldBeEmpty();
        driver.GetRunResult().GeneratedTrees.Length.ShouldBe(source.Split("// proxied").Length - 1, "every interface that is marked so has a proxy, and no other has");
    }

    /// <summary>The sources are not documented; what is generated is.</summary>
    private static bool IsOfInterest(Diagnostic diagnostic)
        => diagnostic.Severity != DiagnosticSeverity.Hidden
            && !(diagnostic.Id == "CS1591" && diagnostic.Location.SourceTree!.FilePath.StartsWith("Source", StringComparison.Ordinal));

    private static string Describe(Diagnostic diagnostic)
        => $"{diagnostic}\n    {diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim()}";
}
