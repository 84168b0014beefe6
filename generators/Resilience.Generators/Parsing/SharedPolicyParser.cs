using Microsoft.CodeAnalysis;
using Resilience.Generators.Eligibility;
using Resilience.Generators.Model;

namespace Resilience.Generators.Parsing;

/// <summary>Writes bulkheads and rate limits: one per attribute, whether it stands on a method, an interface or a class.</summary>
internal sealed class SharedPolicyParser(ProxyPlan plan, TypeText types, NameScope fields)
{
    private readonly List<SharedPolicyModel> _policies = [];
    private readonly Dictionary<(PolicyKind, ISymbol), SharedPolicyModel> _ofType = [];

    public EquatableArray<SharedPolicyModel> All => new(_policies);

    /// <param name="property">The property of the options that the positional argument is.</param>
    public PolicyUseModel Parse(PolicyKind kind, AppliedPolicy policy, string property, string key, string display)
    {
        SharedPolicyModel shared = policy.On is { } on ? OfType(kind, policy, on, property) : Add(kind, policy, key + kind, display, property);
        return new PolicyUseModel(shared.Field, GuardParser.Comment(policy));
    }

    private SharedPolicyModel OfType(PolicyKind kind, AppliedPolicy policy, INamedTypeSymbol on, string property)
    {
        (PolicyKind, ISymbol) key = (kind, on.OriginalDefinition);
        if (!_ofType.TryGetValue(key, out SharedPolicyModel? shared))
        {
            // That of the class, else of the proxied interface, is the interface's own; an inherited one goes by the name of the interface that declares it.
            bool isOwn = SymbolEqualityComparer.Default.Equals(on, plan.Annotated) || SymbolEqualityComparer.Default.Equals(on, plan.Service);
            shared = Add(kind, policy, isOwn ? kind.ToString() : on.Name + kind, isOwn ? null : DisplayName.OfService(on), property);
            _ofType.Add(key, shared);
        }

        return shared;
    }

    private SharedPolicyModel Add(PolicyKind kind, AppliedPolicy policy, string field, string? method, string property)
    {
        var shared = new SharedPolicyModel(kind.ToString(), fields.Take(field), method, PolicyOptions.OfPositional(policy.Attribute, property, types));
        _policies.Add(shared);
        return shared;
    }
}
