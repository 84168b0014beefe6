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

    /// <summary><c>Idempotent</c> is for analyzers only.</summary>
    public static EquatableArray<string> OfRetry(AttributeData attribute, TypeText types)
        => new(attribute.NamedArguments
            .Where(argument => argument.Key != "Idempotent" && !argument.Value.IsNull)
            .Select(argument => $"{argument.Key} = {Value(argument.Value, types)}")
            .Prepend($"MaxRetries = {Number(attribute.Positional() as int? ?? 3)}"));

    public static string OfFallback(AttributeData attribute, TypeText types)
    {
        var arguments = new List<string> { attribute.Named("When") is { } when ? Value(when, types) : "global::Resilience.FallbackWhen.Any" };
        foreach ((string property, string parameter) in new[] { ("Handle", "handle"), ("Ignore", "ignore") })
        {
            if (attribute.Named(property) is { IsNull: false } list)
            {
                arguments.Add($"{parameter}: {Value(list, types)}");
            }
        }

        return string.Join(", ", arguments);
    }

    public static string Milliseconds(AttributeData attribute) => Number(attribute.Positional() as int? ?? 0);

    /// <summary>Whether <c>Handle</c> names the circuit's rejection, by itself, by a base class or by an interface, and <c>Ignore</c> does not.</summary>
    public static bool NamesCircuitOpen(AttributeData attribute, Compilation compilation)
        => compilation.GetTypeByMetadataName("Resilience.CircuitOpenException") is { } rejection
            && attribute.Types("Handle").Any(type => Names(type, rejection))
            && !attribute.Types("Ignore").Any(type => Names(type, rejection));

    private static bool Names(ITypeSymbol type, INamedTypeSymbol exception)
        => FallbackMatch.IsOrDerivesFrom(exception, type) || exception.AllInterfaces.Contains(type, SymbolEqualityComparer.Default);

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
