using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Resilience.Generators.Parsing;

/// <summary>Writes constants as code.</summary>
internal static class LiteralText
{
    /// <summary>A constant of the given type; <c>default</c> for null where the type has no null, <c>!</c> where it should be none.</summary>
    public static string Of(object? value, ITypeSymbol type, TypeText types)
    {
        if (value is null)
        {
            string forgive = type.IsValueType || type.NullableAnnotation == NullableAnnotation.Annotated ? string.Empty : "!";
            return (type.IsReferenceType ? "null" : "default") + forgive;
        }

        ITypeSymbol underlying = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
        return underlying is INamedTypeSymbol { TypeKind: TypeKind.Enum } named ? OfEnum(value, named, types) : OfPrimitive(value);
    }

    public static string OfPrimitive(object? value) => value switch
    {
        null => "null",
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        char character => SymbolDisplay.FormatLiteral(character, quote: true),
        bool flag => flag ? "true" : "false",
        double number => OfDouble(number),
        float number => OfSingle(number),
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "M",
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        ulong number => number.ToString(CultureInfo.InvariantCulture) + "UL",
        uint number => number.ToString(CultureInfo.InvariantCulture) + "U",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>A member of that value, unless it is one to be warned of, else the number, cast.</summary>
    public static string OfEnum(object value, INamedTypeSymbol type, TypeText types)
    {
        IFieldSymbol? member = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && value.Equals(field.ConstantValue) && IsUsable(field));
        string text = types.Of(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated));
        return member is null ? $"({text})({OfPrimitive(value)})" : $"{text}.{Identifier.Escape(member.Name)}";
    }

    /// <summary>Whether nobody is warned of the name: the interface may have another for the value, or have been told.</summary>
    public static bool IsUsable(IFieldSymbol member) => !member.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "ObsoleteAttribute" or "ExperimentalAttribute" or "RequiresPreviewFeaturesAttribute");

    private static string OfDouble(double number) => number switch
    {
        double.NaN => "double.NaN",
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        0 when 1 / number < 0 => "-0D",
        _ => number.ToString("R", CultureInfo.InvariantCulture) + "D",
    };

    private static string OfSingle(float number) => number switch
    {
        float.NaN => "float.NaN",
        float.PositiveInfinity => "float.PositiveInfinity",
        float.NegativeInfinity => "float.NegativeInfinity",
        0 when 1 / number < 0 => "-0F",
        _ => number.ToString("R", CultureInfo.InvariantCulture) + "F",
    };
}
