using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Eligibility;

/// <summary>Whether an attribute's classifier has anything to judge.</summary>
internal static class ClassifierEligibility
{
    /// <summary>What is wrong with the classifier of an attribute on a method; null = nothing.</summary>
    public static Refusal? Check(AttributeData attribute, IMethodSymbol method, MethodShape shape, Compilation compilation)
    {
        if (CheckKind(attribute, method, RefusalReason.ClassifierOfNothing) is { } refusal)
        {
            return refusal;
        }

        return attribute.Type("Classifier") is not { } classifier || !JudgesResultsOnly(classifier) || ResultClassifier.Judges(attribute, shape.Result, compilation) ? null
            : shape.Result is null ? new Refusal(RefusalReason.ClassifierWithoutResult, method, attribute, ShortName.Of(classifier), TypesOf(classifier), StreamOf(method, shape))
            : new Refusal(RefusalReason.ClassifierOfOtherResult, method, attribute, ShortName.Of(classifier), TypesOf(classifier), ShortName.Of(shape.Result));
    }

    /// <summary>What is wrong with the classifier of an attribute on the interface; null = nothing.</summary>
    public static Refusal? CheckKind(AttributeData attribute, INamedTypeSymbol service) => CheckKind(attribute, service, RefusalReason.InterfaceClassifierOfNothing);

    /// <summary>Whether the classifier of an attribute on the interface has no result to judge in any method that has the policy from there; null = not so.</summary>
    public static Refusal? CheckUse(AttributeData attribute, ProxyPlan plan, Compilation compilation)
    {
        if (attribute.Type("Classifier") is not { } classifier || !JudgesResultsOnly(classifier))
        {
            return null;
        }

        List<MethodPlan> guarded = [.. plan.Methods.Values.Where(method => method.Breaker?.Attribute == attribute || method.Retry?.Attribute == attribute)];
        return guarded.Count == 0 || guarded.Exists(method => ResultClassifier.Judges(attribute, method.Shape.Result, compilation))
            ? null
            : new Refusal(RefusalReason.ClassifierOfNoMethod, plan.Annotated, attribute, ShortName.Of(classifier), TypesOf(classifier));
    }

    private static Refusal? CheckKind(AttributeData attribute, ISymbol subject, RefusalReason reason)
        => attribute.Type("Classifier") is { } classifier && IsSound(classifier) && !JudgesExceptions(classifier) && !ResultClassifier.JudgedBy(classifier).Any()
            ? new Refusal(reason, subject, attribute, ShortName.Of(classifier))
            : null;

    private static bool JudgesResultsOnly(ITypeSymbol classifier) => !JudgesExceptions(classifier) && ResultClassifier.JudgedBy(classifier).Any();

    private static bool JudgesExceptions(ITypeSymbol classifier)
        => classifier.AllInterfaces.Any(implemented => implemented is { Name: "IOutcomeClassifier", ContainingType: null, ContainingNamespace: { Name: "Resilience", ContainingNamespace.IsGlobalNamespace: true } });

    /// <summary>What it implements is only known where the compiler knows what it derives from.</summary>
    private static bool IsSound(ITypeSymbol classifier)
    {
        for (ITypeSymbol? at = classifier; at is not null; at = at.BaseType)
        {
            if (at.TypeKind == TypeKind.Error)
            {
                return false;
            }
        }

        return classifier.AllInterfaces.All(implemented => implemented.TypeKind != TypeKind.Error);
    }

    /// <summary>Why a method that brings values is without a result all the same.</summary>
    private static string StreamOf(IMethodSymbol method, MethodShape shape)
        => shape.Element is null ? string.Empty : $", for the elements of a stream ('{ShortName.Of(method.ReturnType)}') are not judged";

    private static string TypesOf(ITypeSymbol classifier) => string.Join(" or ", ResultClassifier.JudgedBy(classifier).Select(judged => $"'{ShortName.Of(judged)}'"));
}
