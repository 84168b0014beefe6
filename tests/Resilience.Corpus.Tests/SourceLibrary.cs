using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Resilience.Corpus.Tests;

/// <summary>A library compiled from a few lines, in a file of its own.</summary>
internal sealed class SourceLibrary : IDisposable
{
    private static int s_count;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("resilience-corpus-");

    public SourceLibrary(string source)
    {
        IReadOnlyList<string> references = SharedFrameworks.Read()[0].References;
        string name = $"Source{Interlocked.Increment(ref s_count)}";
        string path = Path.Combine(_folder.FullName, name + ".dll");
        CSharpCompilation.Create(name, [Compiler.Parse(source, "Source.cs")], references.Select(Compiler.Reference), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .Emit(path).Success.ShouldBeTrue();
        Library = new Library(name, "1.0", [path], [.. references, path], new Dictionary<string, string> { [name] = path });
    }

    public Library Library { get; }

    public void Dispose() => _folder.Delete(recursive: true);
}
