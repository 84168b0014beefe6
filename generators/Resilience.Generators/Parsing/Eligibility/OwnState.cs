using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Resilience.Generators.Eligibility;

/// <summary>What the user's part of a class keeps beside the object that it guards, seen from the generated constructor.</summary>
internal static class OwnState
{
    /// <summary>Whether whoever makes an object must set the member; a container cannot.</summary>
    public static bool IsRequired(ISymbol member) => member is IFieldSymbol { IsRequired: true } or IPropertySymbol { IsRequired: true };

    /// <summary>Whether the generated constructor would leave the member null although its type says that it is not.</summary>
    public static bool IsLeftNull(ISymbol member) => !member.IsStatic && member switch
    {
        IFieldSymbol field => MustBeSet(field.Type) && Declaration(field) is VariableDeclaratorSyntax { Initializer: null },
        IPropertySymbol property => MustBeSet(property.Type) && Declaration(property) is PropertyDeclarationSyntax { Initializer: null, ExpressionBody: null, AccessorList: { } accessors }
            && accessors.Accessors.All(accessor => accessor is { Body: null, ExpressionBody: null }) && property is { IsPartialDefinition: false },
        IEventSymbol @event => MustBeSet(@event.Type) && Declaration(@event) is VariableDeclaratorSyntax { Initializer: null } && !@event.IsPartialDefinition,
        _ => false,
    };

    private static bool MustBeSet(ITypeSymbol type)
        => !type.IsValueType && type is not (IPointerTypeSymbol or IFunctionPointerTypeSymbol) && type.NullableAnnotation == NullableAnnotation.NotAnnotated;

    private static SyntaxNode? Declaration(ISymbol member) => member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
}
