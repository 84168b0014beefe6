using Resilience.Generators.Tests.Fuzz.Cases;

namespace Resilience.Generators.Tests.Fuzz.Grammar;

/// <summary>Default values.</summary>
internal sealed class ValueGrammar(Dice dice)
{
    private const string Library = "global::Fuzz.Library.";

    private static readonly Dictionary<string, string[]> s_values = new(StringComparer.Ordinal)
    {
        ["int"] = ["0", "-1", "42", "int.MinValue", "int.MaxValue", "'a'", "global::Fuzz.Library.Money.Zero", "0x7f_ff"],
        ["long"] = ["0", "long.MinValue", "long.MaxValue", "5L"],
        ["bool"] = ["true", "false"],
        ["byte"] = ["255", "0"],
        ["sbyte"] = ["-128", "127"],
        ["ushort"] = ["65535"],
        ["uint"] = ["uint.MaxValue", "1"],
        ["ulong"] = ["ulong.MaxValue", "0ul"],
        ["nint"] = ["3", "-3"],
        ["nuint"] = ["3"],
        ["char"] = ["'a'", "'\\''", "'\"'", "'\\\\'", "'\\0'", "'\\ud800'", "'\\u2028'", "'\\n'"],
        ["float"] = ["1", "-0f", "float.NaN", "float.PositiveInfinity", "float.NegativeInfinity", "float.Epsilon", "float.MaxValue", "1e-45f", "0.1f"],
        ["double"] = ["1", "-0.0", "double.NaN", "double.PositiveInfinity", "double.NegativeInfinity", "double.Epsilon", "double.MinValue", "0.1", "1e300"],
        ["decimal"] = ["1", "1.50m", "decimal.MaxValue", "decimal.MinValue", "0.0000000000000000000000000001m", "-0.0m"],
        ["string"] = ["\"\"", "\"q\\\"uo\\\\te\\n\\u0001\"", "\"\\ud800\"", "@\"verb\"\"atim\\\"", "\"{0} */ // {{\"", "\"\\0\\u2028\\u0085\"", "\"</summary>\"", "global::Fuzz.Library.Money.Name", "\"Größe 名\"", "nameof(global::Fuzz.Library)"],
        [Library + "Colour"] = [Library + "Colour.Red", Library + "Colour.Lime", Library + "Colour.@default", $"({Library}Colour)77", $"({Library}Colour)(-1)"],
        [Library + "Rights"] = [Library + "Rights.Read", $"{Library}Rights.Read | {Library}Rights.Write", Library + "Rights.All", $"({Library}Rights)64"],
        [Library + "Wide"] = [Library + "Wide.Least", Library + "Wide.Most", $"({Library}Wide)(-5)"],
        [Library + "Empty"] = [$"({Library}Empty)3", "0"],
        [Library + "@class.@event"] = [Library + "@class.@event.@in"],
    };

    /// <summary>A value of the type that a parameter may have when left out.</summary>
    public string Of(TypeUse type, Scope scope)
    {
        string nothing = type.Form switch
        {
            TypeForm.Pointer => "null",
            _ when type.IsReference => type.IsAnnotated || !scope.IsNullable ? "null" : "null!",
            TypeForm.Open or TypeForm.RefLike when type.Parameter is not null && scope.IsNullable && !type.IsAnnotated => "default!",
            TypeForm.TaskLike or TypeForm.Awaitable => scope.IsNullable ? "default!" : "default",
            _ => "default",
        };
        bool isNullable = type.IsAnnotated && dice.Chance(30);
        return isNullable || type.Parameter is not null || !s_values.TryGetValue(type.Template, out string[]? values) ? nothing : dice.Pick(values);
    }
}
