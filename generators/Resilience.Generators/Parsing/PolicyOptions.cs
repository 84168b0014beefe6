using System.Globalization;
using Microsoft.CodeAnalysis;
using Resilience.Generators.Eligibility;
using Resilience.Generators.Model;

namespace Resilience.Generators.Parsing;

/// <summary>Writes an attribute's values as initialisers of the options that the run time takes. Only what the attribute names is written.</summary>
internal static class PolicyOptions
{
    private static readonly HashSet<string> s_durations = new(StringComparer.Ordinal)
    {
        "SlowCallThreshold", "RollingWindow", "ResetTimeout", "MaxResetTimeout", "HalfOpenTimeout", "WarmUp",
    };

    public static EquatableArray<string> OfCircuit(AttributeData attribute, TypeText types)
        => new(attribute.NamedArguments
            .Where(argument => !argument.Value.IsNull)
            .Select(argument => s_durations.Contains(argument.Key)
                ? $"{argument.Key} = global::System.TimeSpan.FromMilliseconds({Value(argument.Value, types)})"
                : $"{argument.Key} = {Value(argument.Value, types)}"));

    /// <summary>Of an attribute whose positional argument is a property of the options too. <c>Idempotent</c> is for analyzers only.</summary>
    /// <param name="property">That property.</param>
    public static EquatableArray<string> OfPositional(AttributeData attribute, string property, TypeText types)
        => new(attribute.NamedArguments
            .Where(argument => argument.Key != "Idempotent" && !argument.Value.IsNull)
            .Select(argument => $"{argument.Key} = {Value(argument.Value, types)}")
            .Prepend($"{property} = {Number(attribute.Positional() as int? ?? 3)}"));

    public static EquatableArray<string> OfFallback(AttributeData attribute, TypeText types)
        => new(attribute.NamedArguments
            .Where(argument => !argument.Value.IsNull)
            .Select(argument => $"{argument.Key} = {Value(argument.Value, types)}"));

    public static string Milliseconds(AttributeData attribute) => Number(attribute.Positional() as int? ?? 0);

    private static string Value(TypedConstant constant, TypeText types) => constant switch
    {
        { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } => $"binder.Classifier<{types.Of(type)}>()",
        { Kind: TypedConstantKind.Primitive, Value: int number } => Number(number),
        { Kind: TypedConstantKind.Primitive, Value: double number } when number == Math.Floor(number) && Math.Abs(number) < 1e15 => number.ToString("R", CultureInfo.InvariantCulture),
        _ => AttributeText.CodeValue(constant, types),
    };

    /// <summary>Thousands set apart.</summary>
    private static string Number(int number)
        => number is >= 1000 or <= -1000 ? number.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '_') : number.ToString(CultureInfo.InvariantCulture);
}
