using Resilience.Generators.Tests.Fuzz.Cases;

namespace Resilience.Generators.Tests.Fuzz.Grammar;

/// <summary>Marks parameters as what tells circuits, and calls, apart: some that can be it and, now and then, some that cannot.</summary>
internal sealed class KeyGrammar(Dice dice)
{
    /// <param name="policies">Those of the interface.</param>
    public void Add(MemberSet members, IReadOnlyList<PolicyUse> policies)
    {
        foreach (MethodUse method in members.All.OfType<MethodUse>().Where(method => method.IsImplementable && method.Parameters.Count > 0).ToArray())
        {
            bool dares = dice.Chance(1);
            IReadOnlyList<ParameterUse> circuitKeys = dares ? dice.Some(60, method.Parameters) : CanHaveCircuits(method, policies) && dice.Chance(25) ? One(method.Parameters.Where(parameter => CanBeKey(parameter, method))) : [];
            IReadOnlyList<ParameterUse> cacheKeys = Has("Cache", method, []) && !dares ? Texts(method) : dice.Chance(Has("Coalesce", method, policies) || Has("Cache", method, policies) ? 40 : 2) ? dice.Some(50, method.Parameters) : [];
            members.Replace(method, method with
            {
                Parameters = [.. method.Parameters.Select(parameter => parameter with { IsCircuitKey = circuitKeys.Contains(parameter), IsCacheKey = cacheKeys.Contains(parameter) })],
            });
        }
    }

    /// <summary>Of a method whose results are kept: some or, where the others cannot be part of a key, all that can. None means all.</summary>
    private IReadOnlyList<ParameterUse> Texts(MethodUse method)
    {
        ParameterUse[] texts = [.. method.Keys.Where(parameter => parameter.Type.HasText)];
        return texts.Length < method.Keys.Count ? texts : dice.Some(30, texts);
    }

    private static bool CanHaveCircuits(MethodUse method, IReadOnlyList<PolicyUse> policies)
        => Has("CircuitBreaker", method, policies) && !method.HasNoResilience && PolicyGrammar.CanHave("CircuitBreaker", method);

    private static bool CanBeKey(ParameterUse parameter, MethodUse method)
        => !parameter.IsUncarried && !parameter.Type.Parameters.Any(name => method.TypeParameters.Any(own => own.Name == name));

    private static bool Has(string kind, MethodUse method, IReadOnlyList<PolicyUse> policies)
        => method.Policies.Concat(policies).FirstOrDefault(policy => policy.Kind == kind) is { IsOff: false };

    private IReadOnlyList<ParameterUse> One(IEnumerable<ParameterUse> parameters) => [.. parameters.OrderBy(_ => dice.Below(100)).Take(1)];
}
