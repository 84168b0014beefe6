using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Eligibility;

/// <summary>Whether the interface itself compiles. Where it does not, the compiler has said so; a proxy of it would only repeat that from inside generated code.</summary>
internal static class Soundness
{
    public static bool IsBroken(ProxyPlan plan)
        => plan.Service.AllInterfaces.Any(IsBroken)
            || plan.Service.TypeArguments.Any(IsBroken)
            || plan.Annotated.BaseType is IErrorTypeSymbol
            || plan.Service.TypeParameters.Any(IsBroken)
            || Attributes(plan).Any(IsBroken)
            || plan.Members.Any(IsBroken)
            || Partials(plan).Any(IsBroken);

    private static IEnumerable<IMethodSymbol> Partials(ProxyPlan plan) => plan.Owner is null ? [] : PartialMethods.Of(plan.Owner);

    private static IEnumerable<AttributeData> Attributes(ProxyPlan plan)
        => plan.Members.OfType<IMethodSymbol>().SelectMany(method => method.GetAttributes())
            .Concat(Partials(plan).SelectMany(method => method.GetAttributes()))
            .Concat(InterfaceMembers.Declarers(plan.Service).Append(plan.Annotated).SelectMany(declarer => declarer.GetAttributes()))
            .Where(attribute => PolicyAttributes.KindOf(attribute) is not null);

    public static bool IsBroken(AttributeData attribute)
        => attribute.AttributeConstructor is null
            || attribute.AttributeClass!.TypeArguments.Any(IsBroken)
            || attribute.ConstructorArguments.Any(IsBroken)
            || attribute.NamedArguments.Any(argument => IsBroken(argument.Value));

    private static bool IsBroken(TypedConstant constant) => constant.Kind switch
    {
        TypedConstantKind.Error => true,
        TypedConstantKind.Array => !constant.IsNull && constant.Values.Any(IsBroken),
        TypedConstantKind.Type => constant.Value is ITypeSymbol type && IsBroken(type),
        _ => false,
    };

    private static bool IsBroken(ISymbol member) => member switch
    {
        IMethodSymbol method => IsBroken(method.ReturnType) || method.Parameters.Any(parameter => IsBroken(parameter.Type)) || method.TypeParameters.Any(IsBroken),
        IPropertySymbol property => IsBroken(property.Type) || property.Parameters.Any(parameter => IsBroken(parameter.Type)),
        IEventSymbol @event => IsBroken(@event.Type),
        _ => false,
    };

    private static bool IsBroken(ITypeParameterSymbol parameter) => parameter.ConstraintTypes.Any(IsBroken);

    private static bool IsBroken(ITypeSymbol type) => type switch
    {
        IErrorTypeSymbol => true,
        IArrayTypeSymbol array => IsBroken(array.ElementType),
        IPointerTypeSymbol pointer => IsBroken(pointer.PointedAtType),
        INamedTypeSymbol { IsUnboundGenericType: false } named => named.TypeArguments.Any(IsBroken) || (named.ContainingType is { } outer && IsBroken(outer)),
        _ => false,
    };
}
