using System.Reflection;
using Microsoft.CodeAnalysis;
using Resilience.Generators;

namespace Resilience.CodeFixes.Tests;

/// <summary>Gives an editor's project the generator that runs here.</summary>
internal sealed class GeneratorLoader : IAnalyzerAssemblyLoader
{
    public void AddDependencyLocation(string fullPath)
    {
        // It is loaded already, with all that it needs.
    }

    public Assembly LoadFromPath(string fullPath) => typeof(ResilienceGenerator).Assembly;
}
