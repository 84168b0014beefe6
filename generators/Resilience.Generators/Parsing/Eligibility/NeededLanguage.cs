using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Resilience.Generators.Eligibility;

/// <summary>The version of C# in which something of another assembly can be implemented, where that is later than the project's own. Of a language that is too old for any proxy nothing more is said.</summary>
internal static class NeededLanguage
{
    /// <summary>What the project's language lacks for a member; null = nothing. Its own sources have been told so by the compiler.</summary>
    public static LanguageVersion? OfMember(ISymbol member, Compilation compilation)
        => member.DeclaringSyntaxReferences.IsEmpty && compilation is CSharpCompilation { LanguageVersion: >= LanguageVersion.CSharp11 and var version } && Of(member) is var needed && needed > version ? needed : null;

    /// <summary>The type parameter that a class would have to repeat with a constraint that the project's language has not; null where there is none.</summary>
    public static ITypeParameterSymbol? FirstLaterParameter(ProxyPlan plan, Compilation compilation)
        => plan.Owner is { } owner && compilation is CSharpCompilation { LanguageVersion: >= LanguageVersion.CSharp11 and < LanguageVersion.CSharp13 } && ProxyTarget.IsOpen(owner)
            ? ProxyName.TypeParametersOf(plan.Service.OriginalDefinition).FirstOrDefault(parameter => parameter.AllowsRefLikeType)
            : null;

    private static LanguageVersion Of(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator } => LanguageVersion.CSharp14,
        IMethodSymbol method when method.TypeParameters.Any(parameter => parameter.AllowsRefLikeType) => LanguageVersion.CSharp13,
        IMethodSymbol method => Priority.Of(method) != 0 ? LanguageVersion.CSharp13 : Of(method.Parameters),
        IPropertySymbol property => Of(property.Parameters),
        _ => LanguageVersion.CSharp11,
    };

    private static LanguageVersion Of(IReadOnlyList<IParameterSymbol> parameters)
        => parameters.Any(parameter => parameter is { IsParams: true, Type.TypeKind: not TypeKind.Array }) ? LanguageVersion.CSharp13
            : parameters.Any(parameter => parameter.RefKind == RefKind.RefReadOnlyParameter) ? LanguageVersion.CSharp12
            : LanguageVersion.CSharp11;
}
