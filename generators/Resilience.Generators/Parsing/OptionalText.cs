using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Parsing;

/// <summary>Writes what is taken where a caller leaves an argument out.</summary>
internal static class OptionalText
{
    private const string Interop = "global::System.Runtime.InteropServices.";
    private const string Compiler = "global::System.Runtime.CompilerServices.";

    /// <summary>Whether it can be written behind the parameter's name. There a reference is null, if it is no text.</summary>
    public static bool IsWritable(IParameterSymbol parameter)
        => parameter.HasExplicitDefaultValue && IsByValue(parameter) && parameter.ExplicitDefaultValue is not DateTime
            && (parameter.ExplicitDefaultValue is null || !parameter.Type.IsReferenceType || parameter.Type.SpecialType == SpecialType.System_String);

    public static string Value(IParameterSymbol parameter, TypeText types) => " = " + LiteralText.Of(parameter.ExplicitDefaultValue, parameter.Type, types);

    /// <summary>In attributes, which may stand before parameters that must be given; empty where there is nothing, or no attribute says it.</summary>
    public static string Attributes(IParameterSymbol parameter, TypeText types)
    {
        if (!parameter.IsOptional || parameter.IsParams || !IsByValue(parameter))
        {
            return string.Empty;
        }

        string? value = !parameter.HasExplicitDefaultValue ? string.Empty : parameter.ExplicitDefaultValue switch
        {
            DateTime moment => $", {Compiler}DateTimeConstant({LiteralText.OfPrimitive(moment.Ticks)})",
            decimal number => $", {Compiler}DecimalConstant({OfDecimal(number)})",
            null when parameter.Type.IsReferenceType => $", {Interop}DefaultParameterValue(null!)",
            null => string.Empty,
            _ when parameter.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => null,

            // The attribute takes an object, which must be of the parameter's type.
            byte or sbyte or short or ushort when parameter.Type.TypeKind != TypeKind.Enum => $", {Interop}DefaultParameterValue(({types.Of(parameter.Type)}){LiteralText.OfPrimitive(parameter.ExplicitDefaultValue)})",
            { } constant => $", {Interop}DefaultParameterValue({LiteralText.Of(constant, parameter.Type, types)})",
        };
        return value is null ? string.Empty : $"[{Interop}Optional{value}] ";
    }

    private static bool IsByValue(IParameterSymbol parameter) => parameter.RefKind is RefKind.None or RefKind.In or RefKind.RefReadOnlyParameter;

    /// <summary>Scale, sign, and the three parts of the number, the highest first.</summary>
    private static string OfDecimal(decimal number)
    {
        int[] bits = decimal.GetBits(number);
        return $"{(bits[3] >> 16) & 0xFF}, {(number < 0 ? 128 : 0)}, {(uint)bits[2]}u, {(uint)bits[1]}u, {(uint)bits[0]}u";
    }
}
