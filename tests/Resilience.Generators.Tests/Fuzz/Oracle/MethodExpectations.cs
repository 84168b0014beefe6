using Resilience.Generators.Tests.Fuzz.Cases;

namespace Resilience.Generators.Tests.Fuzz.Oracle;

/// <summary>What is asked of methods that they cannot have.</summary>
internal sealed class MethodExpectations(InterfaceCase @case, InterfaceUse service)
{
    private static readonly string[] s_kinds = ["CircuitBreaker", "Timeout", "TotalTimeout", "Retry", "RateLimit", "Bulkhead", "Hedge", "Cache", "Coalesce", "Fallback"];

    private readonly IReadOnlyList<Declarer> _declarers = Declarer.Of(@case, service);

    public IEnumerable<Reason> Judge()
    {
        var judged = new Dictionary<PolicyUse, List<bool>>(ReferenceEqualityComparer.Instance);
        foreach (Declarer declarer in _declarers)
        {
            foreach (MethodUse method in declarer.Methods.Where(method => !method.HasNoResilience))
            {
                bool hasCircuit = false;
                foreach (string kind in s_kinds)
                {
                    PolicyUse? own = method.Policies.FirstOrDefault(policy => policy.Kind == kind);
                    PolicyUse? policy = own ?? Find(service, kind) ?? Find(declarer.Interface, kind);
                    if (policy is null or { IsOff: true })
                    {
                        continue;
                    }

                    Reason? reason = Obstacle(kind, policy, method);
                    if (own is not null)
                    {
                        reason ??= OfTypes(policy) ?? OfClassifier(policy, method);
                        if (reason is { } against)
                        {
                            yield return against;
                        }
                    }

                    if (reason is not null)
                    {
                        continue;
                    }

                    hasCircuit |= kind == "CircuitBreaker";
                    if (own is null && declarer.Interface != service && !service.Policies.Contains(policy, ReferenceEqualityComparer.Instance) && (OfTypes(policy) ?? OfNothing(policy)) is { } ofBase)
                    {
                        yield return ofBase;
                    }

                    if (own is null && service.Policies.Contains(policy, ReferenceEqualityComparer.Instance) && policy.Classifier is ClassifierKind.OnlyInt or ClassifierKind.OnlyObject)
                    {
                        (judged.TryGetValue(policy, out List<bool>? results) ? results : judged[policy] = []).Add(Judges(policy, method));
                    }

                    if (kind == "Fallback" && FallbackExpectations.Judge(@case, _declarers, policy, own is not null, method) is { } unanswered)
                    {
                        yield return unanswered;
                    }
                }

                if (OfCircuitKeys([.. method.Parameters.Where(parameter => parameter.IsCircuitKey)], hasCircuit) is { } ofKeys)
                {
                    yield return ofKeys;
                }
            }
        }

        if (judged.Values.Any(results => !results.Contains(true)))
        {
            yield return Reason.ClassifierOfNoMethod;
        }
    }

    private static Reason? OfCircuitKeys(ParameterUse[] keys, bool hasCircuit)
        => keys.Length == 0 ? null
            : keys.Length > 1 ? Reason.CircuitKeyTwice
            : !hasCircuit ? Reason.CircuitKeyWithoutBreaker
            : keys[0].IsUncarried || keys[0].IsOfMethod ? Reason.CircuitKeyOfType
            : null;

    private static PolicyUse? Find(InterfaceUse declaration, string kind) => declaration.Policies.FirstOrDefault(policy => policy.Kind == kind);

    private static Reason? Obstacle(string kind, PolicyUse policy, MethodUse method) => (method.Return.Form, kind) switch
    {
        _ when method.IsBoundByArgument => Reason.UnwritableConstraint,
        (TypeForm.StreamLike, _) when method.Ref.Length == 0 => Reason.Stream,
        (TypeForm.Stream, _) when method.Ref.Length == 0 && BringsPointer(method) => Reason.Stream,
        (TypeForm.Awaitable, _) when method.Ref.Length == 0 => Reason.Awaitable,
        (TypeForm.TaskOf or TypeForm.ValueTaskOf or TypeForm.TaskLike, _) when method.Ref.Length == 0 && BringsPointer(method) => Reason.Awaitable,
        (TypeForm.Stream or TypeForm.TaskLike, _) when method.Ref.Length == 0 && method.Parameters.Any(parameter => parameter.IsUncarried) => Reason.UncarriedByBody,
        (_, "Timeout" or "TotalTimeout") when !method.IsAsync && !method.HasToken => Reason.TimeoutWithoutToken,
        (_, "Retry" or "Fallback") when method.IsAsync && method.Parameters.Any(parameter => parameter.IsUncarried) => Reason.Uncarried,
        (_, "Cache") when !method.ReturnsResult => Reason.CacheOfNoResult,
        (_, "Cache") when !method.Return.Arguments[0].CanBeKept => Reason.CacheOfResult,
        (_, "Coalesce") when !method.ReturnsTask => Reason.CoalesceOfNoTask,
        (_, "Cache" or "Coalesce") when method.TypeParameters.Count > 0 => Reason.KeyOfGeneric,
        (_, "Cache" or "Coalesce") when method.Parameters.Any(parameter => parameter.IsUncarried) => Reason.Uncarried,
        (_, "Cache") when method.Keys.Any(key => !key.Type.HasText) => Reason.CacheKeyOfType,
        (_, "Hedge") when !method.ReturnsTask => Reason.HedgeOfNoTask,
        (_, "Hedge") when !method.HasToken => Reason.HedgeWithoutToken,
        (_, "Hedge") when method.Parameters.Any(parameter => parameter.IsUncarried) => Reason.Uncarried,
        (_, "Bulkhead" or "RateLimit") when policy.Queues && method.IsAsync && method.Parameters.Any(parameter => parameter.IsUncarried) => Reason.Uncarried,
        (_, "Fallback") when method.Ref.Length > 0 => Reason.FallbackOfReference,
        _ => null,
    };

    private static bool BringsPointer(MethodUse method) => method.Return.Arguments.Any(argument => argument.Contains(TypeForm.Pointer));

    private static Reason? OfTypes(PolicyUse policy)
        => policy.Classifier == ClassifierKind.Hidden ? Reason.HiddenClassifier
            : policy.NamesHidden ? Reason.HiddenType
            : null;

    private static Reason? OfClassifier(PolicyUse policy, MethodUse method)
        => OfNothing(policy)
            ?? (policy.Classifier is not (ClassifierKind.OnlyInt or ClassifierKind.OnlyObject) || Judges(policy, method) ? null
            : ResultOf(method) is null ? Reason.ClassifierWithoutResult
            : Reason.ClassifierOfOtherResult);

    private static Reason? OfNothing(PolicyUse policy) => policy.Classifier == ClassifierKind.Nothing ? Reason.ClassifierOfNothing : null;

    private static bool Judges(PolicyUse policy, MethodUse method)
        => ResultOf(method) is { } result && (policy.Classifier == ClassifierKind.OnlyInt ? result.Key == "int" : result.IsReference);

    private static TypeUse? ResultOf(MethodUse method) => method.Return switch
    {
        _ when method.Ref.Length > 0 => method.Return,
        { Form: TypeForm.TaskOf or TypeForm.ValueTaskOf } task => task.Arguments[0],
        { Form: TypeForm.TaskLike, Arguments: [var result] } => result,
        { Form: TypeForm.Void or TypeForm.Task or TypeForm.ValueTask or TypeForm.TaskLike or TypeForm.Stream } => null,
        { } value => value,
    };
}
