using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Eligibility;

/// <summary>The declaration of a method in the user's part of a class.</summary>
/// <param name="implements">Whether the declared method is the one that implements the interface's; another of the same signature is then implemented explicitly.</param>
internal sealed class PartialPlan(IMethodSymbol declaration, bool implements)
{
    public IMethodSymbol Declaration => declaration;

    public bool Implements => implements;
}
