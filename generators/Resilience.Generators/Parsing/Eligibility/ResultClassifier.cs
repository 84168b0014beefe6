using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Resilience.Generators.Eligibility;

/// <summary>Whether an attribute's classifier judges the results of a method.</summary>
internal static class ResultClassifier
{
    public static bool Judges(AttributeData attribute, ITypeSymbol? result, Compilation compilation)
        => result is not null
            && !MethodShape.IsConfined(result)
            && attribute.Type("Classifier") is { } classifier
            && classifier.AllInterfaces.Any(implemented => IsOurs(implemented) && Converts(result, implemented.TypeArguments[0], compilation));

    private static bool IsOurs(INamedTypeSymbol type)
        => type is { Name: "IResultClassifier", Arity: 1, ContainingType: null, ContainingNamespace: { Name: "Resilience", ContainingNamespace.IsGlobalNamespace: true } };

    private static bool Converts(ITypeSymbol result, ITypeSymbol judged, Compilation compilation)
        => compilation.ClassifyConversion(result, judged) is { IsImplicit: true } conversion && (conversion.IsIdentity || conversion.IsReference);
}
