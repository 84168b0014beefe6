using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Resilience.Generators.Eligibility;

/// <summary>What other languages let an interface declare and C# lets nobody implement.</summary>
internal static class ForeignMember
{
    /// <summary>What is in the way of an implementation; null = nothing. Only metadata can hold such members.</summary>
    public static RefusalReason? Check(ISymbol member, Compilation compilation) => member switch
    {
        { DeclaringSyntaxReferences.IsEmpty: false } => null,
        IPropertySymbol { IsIndexer: false, Parameters.Length: > 0 } => RefusalReason.UnwritableMember,
        not IPropertySymbol { IsIndexer: true } when !SyntaxFacts.IsValidIdentifier(member.Name) => RefusalReason.UnwritableMember,
        _ => Types(member).All(type => Visibility.CanBeNamed(type, compilation)) ? null : RefusalReason.InaccessibleType,
    };

    private static IEnumerable<ITypeSymbol> Types(ISymbol member) => member switch
    {
        IMethodSymbol method => method.Parameters.Select(parameter => parameter.Type).Append(method.ReturnType).Concat(method.TypeParameters.SelectMany(parameter => parameter.ConstraintTypes)),
        IPropertySymbol property => property.Parameters.Select(parameter => parameter.Type).Append(property.Type),
        IEventSymbol @event => [@event.Type],
        _ => [],
    };
}
