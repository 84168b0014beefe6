using Microsoft.CodeAnalysis.CSharp;
using Resilience.Generators.Tests.Fuzz.Cases;

namespace Resilience.Generators.Tests.Fuzz.Grammar;

/// <summary>Attributes that compilers and analyzers look at.</summary>
internal sealed class AttributeGrammar(Dice dice)
{
    private const string Flow = "global::System.Diagnostics.CodeAnalysis.";
    private const string Compiler = "global::System.Runtime.CompilerServices.";

    public IReadOnlyList<string> OfParameter()
    {
        if (!dice.Chance(14))
        {
            return dice.Chance(3) ? [dice.Pick("global::Resilience.IdempotencyKey", Flow + "StringSyntax(\"Regex\")", "global::System.ComponentModel.Description(\"a \\\"b\")")] : [];
        }

        string attribute = dice.Pick(
            "AllowNull", "DisallowNull", "MaybeNull", "NotNull", "NotNullWhen(true)", "NotNullWhen(false)", "MaybeNullWhen(true)", "MaybeNullWhen(false)", "NotNullIfNotNull(\"p0\")");
        return [Flow + attribute];
    }

    /// <summary>An attribute that fills the argument in, or null.</summary>
    public string? OfCaller(ParameterUse parameter, IReadOnlyList<ParameterUse> parameters)
        => parameter.Modifier.Length > 0 || parameter.Attributes.Count > 0 || !dice.Chance(30) ? null
            : parameter.Type is { Template: "int", IsAnnotated: false } ? Compiler + "CallerLineNumber"
            : parameter.Type.Template != "string" ? null
            : dice.Pick("CallerMemberName", "CallerFilePath", "CallerArgumentExpression") is var name && name == "CallerArgumentExpression"
                ? parameters[0].Name != parameter.Name ? $"{Compiler}{name}(\"{parameters[0].Name.TrimStart('@')}\")" : Compiler + "CallerMemberName"
                : Compiler + name;

    public IReadOnlyList<string> OfMethod(MethodUse method, Scope scope)
    {
        List<string> attributes = [.. OfAny()];
        if (dice.Chance(8))
        {
            attributes.Add("return: " + Flow + dice.Pick("MaybeNull", "NotNull", "NotNullIfNotNull(\"p0\")"));
        }

        if (scope.Language >= LanguageVersion.CSharp13 && dice.Chance(4))
        {
            attributes.Add(Compiler + dice.Pick("OverloadResolutionPriority(1)", "OverloadResolutionPriority(-1)"));
        }

        if (dice.Chance(2))
        {
            attributes.Add(Flow + dice.Pick("DoesNotReturn", "DoesNotReturn"));
        }

        if (dice.Chance(5))
        {
            attributes.Add(dice.Pick(
                Flow + "RequiresUnreferencedCode(\"be\\\"cause\")", Flow + "RequiresDynamicCode(\"because\", Url = \"https://example.org\")", Flow + "RequiresAssemblyFiles", "global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)",
                "global::System.Diagnostics.DebuggerStepThrough", Compiler + "MethodImpl(" + Compiler + "MethodImplOptions.NoInlining)", Compiler + "SpecialName", "global::System.Runtime.Versioning.SupportedOSPlatform(\"linux\")"));
        }

        return [.. attributes.Where(attribute => method.Return.Form != TypeForm.Void || !attribute.StartsWith("return:", StringComparison.Ordinal))];
    }

    public IReadOnlyList<string> OfProperty() => [.. OfAny(), .. dice.Chance(12) ? [Flow + dice.Pick("AllowNull", "DisallowNull", "MaybeNull", "NotNull")] : Array.Empty<string>()];

    public IReadOnlyList<string> OfAccessor() => dice.Chance(4) ? [dice.Pick("global::System.Obsolete", Flow + "RequiresUnreferencedCode(\"because\")", "global::System.Obsolete(\"gone\")", Flow + "Experimental(\"FUZZ1\")")] : [];

    /// <summary>Warnings of the user's own, for members and interfaces.</summary>
    public IReadOnlyList<string> OfAny() => !dice.Chance(6) ? [] :
    [
        dice.Pick(
            "global::System.Obsolete", "global::System.Obsolete(\"gone \\\"for good\\\"\\n\")", "global::System.Obsolete(\"gone\", false)", "global::System.Obsolete(\"gone\", DiagnosticId = \"FUZZ2\", UrlFormat = \"https://example.org/{0}\")",
            Flow + "Experimental(\"FUZZ1\")", Flow + "Experimental(\"FUZZ1\", UrlFormat = \"https://example.org/{0}\")"),
    ];

    /// <summary>Only for members: the interface itself could then not be referred to.</summary>
    public IReadOnlyList<string> OfMember() => dice.Chance(2) ? ["global::System.Obsolete(\"gone\", true)"] : [];
}
