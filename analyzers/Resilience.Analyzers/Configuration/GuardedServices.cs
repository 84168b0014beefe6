using Microsoft.CodeAnalysis;
using Resilience.Analyzers.Definition;

namespace Resilience.Analyzers.Configuration;

/// <summary>The interfaces that have proxies, in a compilation and in what it refers to.</summary>
internal sealed class GuardedServices
{
    private GuardedServices(IReadOnlyList<GuardedService> all) => All = all;

    public IReadOnlyList<GuardedService> All { get; }

    /// <param name="compilation">The compilation.</param>
    /// <param name="library">The assembly of the attributes.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static GuardedServices Of(Compilation compilation, IAssemblySymbol library, CancellationToken cancellationToken)
    {
        List<GuardedService> all = [];
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols.Where(assembly => IsUserOf(assembly, library)).Prepend(compilation.Assembly))
        {
            foreach (INamedTypeSymbol type in TypesIn(assembly.GlobalNamespace, cancellationToken))
            {
                if (Plans.Of(type, compilation, cancellationToken) is { } plan)
                {
                    all.Add(new GuardedService(plan));
                }
            }
        }

        return new GuardedServices(all);
    }

    /// <summary>The services for which a name of the configuration may stand. Which of them are registered is not known here.</summary>
    public IReadOnlyList<GuardedService> Named(string name) => [.. All.Where(service => service.IsNamed(name))];

    public bool HasCircuit(string name) => All.Any(service => service.HasCircuit(name));

    private static bool IsUserOf(IAssemblySymbol assembly, IAssemblySymbol library)
        => assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == library.Name));

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (ISymbol member in container.GetMembers())
        {
            if (member is INamedTypeSymbol { TypeKind: TypeKind.Interface or TypeKind.Class } type)
            {
                yield return type;
            }

            if (member is INamespaceOrTypeSymbol inner)
            {
                foreach (INamedTypeSymbol nested in TypesIn(inner, cancellationToken))
                {
                    yield return nested;
                }
            }
        }
    }
}
