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
            && JudgedBy(classifier).Any(judged => Converts(result, judged, compilation));

    /// <summary>The types whose values a classifier judges.</summary>
    public static IEnumerable<ITypeSymbol> JudgedBy(ITypeSymbol classifier) => classifier.AllInterfaces.Where(IsOurs).Select(implemented => implemented.TypeArguments[0]);

    private static bool IsOurs(INamedTypeSymbol type)
        => type is { Name: "IResultClassifier", Arity: 1, ContainingType: null, ContainingNamespace: { Name: "Resilience", ContainingNamespace.IsGlobalNamespace: true } };

    private static bool Converts(ITypeSymbol result, ITypeSymbol judged, Compilation compilation)
        => compilation.ClassifyConversion(result, judged) is { IsImplicit: true } conversion && (conversion.IsIdentity || conversion.IsReference);
}
