using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Eligibility;

/// <summary>Finds the interface that a class guards.</summary>
internal static class ProxyTarget
{
    /// <summary>The interface, an open generic one with the class's type parameters for arguments; null where the attribute names none that the class can guard.</summary>
    public static INamedTypeSymbol? Resolve(INamedTypeSymbol owner, AttributeData attribute, out Refusal? refusal)
    {
        refusal = null;
        ITypeSymbol? target = ProxyAttribute.TargetOf(attribute);
        if (target is not INamedTypeSymbol { TypeKind: TypeKind.Interface } service)
        {
            refusal = new Refusal(RefusalReason.TargetNotInterface, owner, attribute, target is null ? "null" : ShortName.Of(target));
            return null;
        }

        if (!service.IsUnboundGenericType)
        {
            return service;
        }

        int arity = ProxyName.ArityOf(service);
        if (arity != owner.Arity)
        {
            refusal = new Refusal(RefusalReason.OtherArity, owner, attribute, ShortName.Of(service), arity, owner.Arity);
            return null;
        }

        return Close(service.OriginalDefinition, [.. owner.TypeParameters]);
    }

    /// <summary>Whether the class repeats the interface's type parameters.</summary>
    public static bool IsOpen(INamedTypeSymbol owner) => ProxyAttribute.On(owner).Select(ProxyAttribute.TargetOf).First() is INamedTypeSymbol { IsUnboundGenericType: true };

    /// <summary>The interface's type parameter whose constraints the generated part will write for one of the class, where that has none of its own; else null.</summary>
    public static ITypeParameterSymbol? Constraining(ITypeParameterSymbol own)
        => own is { ContainingSymbol: INamedTypeSymbol { TypeKind: TypeKind.Class } owner, ConstraintTypes.IsEmpty: true, HasReferenceTypeConstraint: false, HasValueTypeConstraint: false, HasNotNullConstraint: false, HasConstructorConstraint: false }
            && ProxyAttribute.IsOn(owner)
            && ProxyAttribute.TargetOf(ProxyAttribute.On(owner).First()) is INamedTypeSymbol { IsUnboundGenericType: true } service
            ? Parameters(service.OriginalDefinition).ElementAtOrDefault(own.Ordinal)
            : null;

    /// <summary>Those of the types around it first.</summary>
    private static IEnumerable<ITypeParameterSymbol> Parameters(INamedTypeSymbol type)
        => type.ContainingType is { } outer ? Parameters(outer).Concat(type.TypeParameters) : type.TypeParameters;

    /// <summary>Gives a type, and those around it, arguments: the outer ones first.</summary>
    private static INamedTypeSymbol Close(INamedTypeSymbol definition, ITypeSymbol[] arguments)
    {
        int outer = arguments.Length - definition.Arity;
        INamedTypeSymbol type = definition.ContainingType is { } around
            ? Close(around, [.. arguments.Take(outer)]).GetTypeMembers(definition.Name, definition.Arity).Single()
            : definition;
        return definition.Arity == 0 ? type : type.Construct([.. arguments.Skip(outer)]);
    }
}
