using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Eligibility;

/// <summary>Whether a policy can act on a method.</summary>
internal static class PolicyEligibility
{
    /// <summary>What is in the way of a policy, wherever it is written; null = nothing.</summary>
    public static Refusal? Check(PolicyKind kind, AttributeData attribute, IMethodSymbol method, MethodShape shape)
    {
        Refusal Refuse(RefusalReason reason, params object[] arguments) => new(reason, method, attribute, arguments);

        return (shape.Returns, kind) switch
        {
            _ when Constraints.FindUnwritable(method) is { } constraint => Refuse(RefusalReason.UnwritableConstraint, ShortName.Of(constraint)),
            (ReturnShape.OtherStream, _) => Refuse(RefusalReason.Stream, ShortName.Of(method.ReturnType)),
            (ReturnShape.Awaitable, _) => Refuse(RefusalReason.Awaitable, ShortName.Of(method.ReturnType)),
            _ when shape is { IsBuilt: true, Uncarried: { } parameter } => Refuse(RefusalReason.UncarriedByBody, parameter.Name),
            (_, PolicyKind.Timeout or PolicyKind.TotalTimeout) when !shape.IsAsync && shape.Token is null => Refuse(RefusalReason.TimeoutWithoutToken),
            (_, PolicyKind.Retry or PolicyKind.Fallback) when shape is { IsAsync: true, Uncarried: { } parameter } => Refuse(RefusalReason.UncarriedParameter, kind, parameter.Name),
            (_, PolicyKind.Cache) when shape.Returns is not (ReturnShape.TaskOf or ReturnShape.ValueTaskOf) => Refuse(RefusalReason.CacheOfNoResult, method.ReturnsVoid ? "void" : ShortName.Of(method.ReturnType)),
            (_, PolicyKind.Cache) when CacheEligibility.WhyUnkept(shape.Result!) is { } why => Refuse(RefusalReason.CacheOfResult, ShortName.Of(shape.Result!), why),
            (_, PolicyKind.Coalesce) when !shape.IsTask => Refuse(RefusalReason.CoalesceOfNoTask, ShortName.Of(method.ReturnType)),
            (_, PolicyKind.Cache or PolicyKind.Coalesce) when method.Arity > 0 => Refuse(RefusalReason.KeyOfGeneric, kind),
            (_, PolicyKind.Cache or PolicyKind.Coalesce) when shape.Uncarried is { } parameter => Refuse(RefusalReason.UncarriedParameter, kind, parameter.Name),
            (_, PolicyKind.Hedge) when !shape.IsTask => Refuse(RefusalReason.HedgeOfNoTask, ShortName.Of(method.ReturnType)),
            (_, PolicyKind.Hedge) when shape.Token is null => Refuse(RefusalReason.HedgeWithoutToken),
            (_, PolicyKind.Hedge) when shape.Uncarried is { } parameter => Refuse(RefusalReason.UncarriedParameter, kind, parameter.Name),
            (_, PolicyKind.Bulkhead) when shape is { IsAsync: true, Uncarried: { } parameter } && attribute.Number("MaxQueue", 0) > 0 => Refuse(RefusalReason.UncarriedParameter, "Bulkhead with a queue", parameter.Name),
            (_, PolicyKind.RateLimit) when shape is { IsAsync: true, Uncarried: { } parameter } && attribute.Number("QueueLimit", 0) > 0 => Refuse(RefusalReason.UncarriedParameter, "RateLimit with a queue", parameter.Name),
            (ReturnShape.Reference, PolicyKind.Fallback) => Refuse(RefusalReason.FallbackOfReference),
            _ => null,
        };
    }

    /// <summary>What is wrong with the types that an attribute names; null = nothing.</summary>
    public static Refusal? CheckTypes(AttributeData attribute, ISymbol subject, Compilation compilation)
    {
        bool ofInterface = subject is INamedTypeSymbol;
        if (CacheEligibility.LacksPackage(attribute, compilation))
        {
            return new Refusal(ofInterface ? RefusalReason.InterfaceCacheWithoutPackage : RefusalReason.CacheWithoutPackage, subject, attribute);
        }

        if (attribute.Type("Classifier") is { } classifier && !Visibility.IsUsableClass(classifier, compilation))
        {
            return new Refusal(ofInterface ? RefusalReason.InterfaceClassifier : RefusalReason.Classifier, subject, attribute, ShortName.Of(classifier));
        }

        foreach (string property in new[] { "Handle", "Ignore" })
        {
            foreach (ITypeSymbol type in attribute.Types(property))
            {
                if (!Visibility.CanBeNamed(type, compilation))
                {
                    return new Refusal(ofInterface ? RefusalReason.InterfaceHandledType : RefusalReason.HandledType, subject, attribute, ShortName.Of(type), property);
                }
            }
        }

        return null;
    }
}
