using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Resilience.Corpus;

/// <summary>All public interfaces of one library.</summary>
internal static class LibraryTrial
{
    private const int BatchSize = 300;

    public static async Task<LibraryResult> RunAsync(Library library, PolicyChoice policies, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        CSharpCompilation references = Compiler.Create(library);
        Subject[] subjects =
        [
            .. library.Own
                .Select(path => references.GetAssemblyOrModuleSymbol(Compiler.Reference(path)))
                .OfType<IAssemblySymbol>()
                .SelectMany(PublicInterfaces.Of)
                .Select((service, at) => new Subject(at, service, policies.Next(), (Form)(at % 2))),
        ];

        var batch = new Batch(library, references, new LibraryLoadContext(library));
        var outcomes = new List<Outcome>();
        bool isCompliant = false;
        foreach (Subject[] part in subjects.Chunk(BatchSize))
        {
            outcomes.AddRange(await batch.RunAsync(part, isCompliant, cancellationToken));
            isCompliant = !isCompliant;
        }

        return new LibraryResult(library, outcomes, clock.Elapsed);
    }
}
