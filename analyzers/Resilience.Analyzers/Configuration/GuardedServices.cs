using Microsoft.CodeAnalysis;
using Resilience.Analyzers.Symbols;

namespace Resilience.Analyzers.Configuration;

/// <summary>The interfaces that have proxies, in a compilation and in what it refers to.</summary>
internal sealed class GuardedServices
{
    private GuardedServices(IReadOnlyList<GuardedService> all) => All = all;

    public IReadOnlyList<GuardedService> All { get; }

    public static GuardedServices Of(Compilation compilation, CancellationToken cancellationToken)
    {
        List<GuardedService> all = [];
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols.Where(GeneratedProxies.MayBeIn).Prepend(compilation.Assembly))
        {
            foreach (INamedTypeSymbol type in DeclaredTypes.In(assembly, cancellationToken))
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
}
