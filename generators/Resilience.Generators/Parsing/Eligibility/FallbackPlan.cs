using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Eligibility;

/// <summary>What answers for a method.</summary>
/// <param name="type">The type whose methods answer; null where methods of the interface do.</param>
/// <param name="plain">The overload that takes no exception, or null.</param>
/// <param name="explained">The overloads that take an exception last, the most derived first.</param>
internal sealed class FallbackPlan(AppliedPolicy policy, INamedTypeSymbol? type, IMethodSymbol? plain, IReadOnlyList<IMethodSymbol> explained)
{
    /// <summary>The members of <c>FallbackWhen</c>, all together.</summary>
    public const int Any = 15;

    private const int CircuitOpen = 1;

    public AppliedPolicy Policy => policy;

    public INamedTypeSymbol? Type => type;

    public IMethodSymbol? Plain => plain;

    public IReadOnlyList<IMethodSymbol> Explained => explained;

    public bool AnswersOpenCircuit => (policy.Attribute.Number("When", Any) & CircuitOpen) != 0;

    public static ITypeSymbol ExceptionOf(IMethodSymbol overload) => overload.Parameters[overload.Parameters.Length - 1].Type;
}
