using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Eligibility;

/// <summary>Reads an attribute's arguments.</summary>
internal static class AttributeValues
{
    public static TypedConstant? Named(this AttributeData attribute, string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return argument.Value;
            }
        }

        return null;
    }

    public static bool Flag(this AttributeData attribute, string name) => attribute.Named(name) is { Value: true };

    public static int Number(this AttributeData attribute, string name, int otherwise) => attribute.Named(name) is { Value: int value } ? value : otherwise;

    public static ITypeSymbol? Type(this AttributeData attribute, string name) => attribute.Named(name) is { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } ? type : null;

    public static IEnumerable<ITypeSymbol> Types(this AttributeData attribute, string name)
        => attribute.Named(name) is { Kind: TypedConstantKind.Array, IsNull: false } array
            ? array.Values.Select(value => value.Value).OfType<ITypeSymbol>()
            : [];

    /// <summary>The first positional argument, or null where it is left out or is no constant.</summary>
    public static object? Positional(this AttributeData attribute)
        => attribute.ConstructorArguments.FirstOrDefault() is { Kind: not (TypedConstantKind.Array or TypedConstantKind.Error) } first ? first.Value : null;

    /// <summary>Whether the attribute switches its policy off, as <c>[Retry(0)]</c> does.</summary>
    public static bool IsOff(this AttributeData attribute)
        => PolicyAttributes.KindOf(attribute) is not (null or PolicyKind.CircuitBreaker or PolicyKind.Fallback) && attribute.Positional() is 0;
}
