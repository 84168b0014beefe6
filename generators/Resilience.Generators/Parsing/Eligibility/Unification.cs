using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Eligibility;

/// <summary>Members of a generic interface that type arguments give one signature: <c>M(T)</c> and <c>M(int)</c> where <c>T</c> is <c>int</c>.</summary>
internal static class Unification
{
    /// <summary>Another member of the same interface which a call or an explicit implementation cannot be told from; null = none.</summary>
    public static ISymbol? FindTwin(ISymbol member, Compilation compilation)
        => member.ContainingType.IsGenericType && !SymbolEqualityComparer.Default.Equals(member, member.OriginalDefinition)
            ? member.ContainingType.GetMembers(member.Name).FirstOrDefault(other => other.DeclaredAccessibility != Accessibility.Private && !SymbolEqualityComparer.Default.Equals(other, member) && AreOne(member, other, compilation))
            : null;

    private static bool AreOne(ISymbol one, ISymbol other, Compilation compilation) => (one, other) switch
    {
        (IMethodSymbol a, IMethodSymbol b) => a.Arity == b.Arity && AreSame(a.Parameters, (a.Arity == 0 ? b : b.Construct([.. a.TypeParameters])).Parameters, compilation),
        (IPropertySymbol a, IPropertySymbol b) => AreSame(a.Parameters, b.Parameters, compilation),
        _ => false,
    };

    private static bool AreSame(ImmutableArray<IParameterSymbol> one, ImmutableArray<IParameterSymbol> other, Compilation compilation)
        => one.Length == other.Length && one.Zip(other, (a, b) => a.RefKind == b.RefKind && AreSame(a.Type, b.Type, compilation)).All(same => same);

    /// <summary>Whether C# tells the types apart: not by annotations, names of a tuple's elements, or <c>dynamic</c>.</summary>
    private static bool AreSame(ITypeSymbol one, ITypeSymbol other, Compilation compilation)
        => SymbolEqualityComparer.Default.Equals(one, other) || compilation.ClassifyCommonConversion(one, other).IsIdentity;
}
