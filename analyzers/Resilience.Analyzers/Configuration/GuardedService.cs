using Microsoft.CodeAnalysis;
using Resilience.Generators.Eligibility;

namespace Resilience.Analyzers.Configuration;

/// <summary>An interface that has a proxy, as configuration knows it.</summary>
internal sealed class GuardedService
{
    private static readonly SymbolDisplayFormat s_short = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.ExpandValueTuple);

    private readonly ProxyPlan _plan;
    private readonly string[] _names;

    public GuardedService(ProxyPlan plan)
    {
        _plan = plan;
        bool isOpen = plan.Service.TypeArguments.All(static argument => argument is ITypeParameterSymbol) && ProxyName.ArityOf(plan.Service) > 0;
        INamedTypeSymbol service = isOpen ? plan.Service.OriginalDefinition : plan.Service;
        Name = isOpen ? Unbound(service) : service.ToDisplayString(s_short).Replace(" ", string.Empty);
        string prefix = service.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." : string.Empty;
        _names = [prefix + Name, Name, .. isOpen || !service.IsGenericType ? [] : new[] { prefix + Unbound(service), Unbound(service) }];
    }

    /// <summary>The name without namespaces: <c>IGateway</c>, <c>Outer.IGateway</c>, <c>IRepository&lt;&gt;</c>.</summary>
    public string Name { get; }

    /// <summary>Whether it is known for sure which policies its methods have.</summary>
    public bool HasShape => _plan is { IsBroken: false, Refusals.Count: 0 };

    /// <summary>The policies of all methods, each with the method's name.</summary>
    public IEnumerable<(string Method, PolicyKind Kind, AppliedPolicy Policy)> Policies
        => from method in _plan.Methods.Values
           from kind in PolicyAttributes.Kinds
           let policy = PolicyOf(method, kind)
           where policy is not null
           select (method.Method.Name, kind, policy);

    /// <summary>The names of its circuits: those that attributes write, else its own and those of its methods.</summary>
    public IEnumerable<string> Circuits
        => Policies.Where(static applied => applied.Kind == PolicyKind.CircuitBreaker)
            .Select(applied => applied.Policy.Attribute.Named("Name")?.Value as string ?? (IsShared(applied.Policy) ? Name : Name + "." + applied.Method))
            .Distinct();

    /// <summary>Whether a name of the configuration may stand for it, or for a construction of it, under whatever key.</summary>
    public bool IsNamed(string name) => RestsOf(name).Any(static rest => rest.Length == 0);

    /// <summary>Whether it has a circuit that goes by this name.</summary>
    public bool HasCircuit(string name)
    {
        string[] rests = [.. RestsOf(name)];
        return Policies.Any(applied => applied.Kind == PolicyKind.CircuitBreaker
            && (applied.Policy.Attribute.Named("Name") is { Value: string written } ? Same(written, name) : rests.Any(rest => IsCircuit(rest, applied.Method, applied.Policy))));
    }

    /// <summary>Whether a policy stands on the interface, or on the class that guards it: one for all methods.</summary>
    public bool IsShared(AppliedPolicy policy)
        => policy.On is { } on && (SymbolEqualityComparer.Default.Equals(on, _plan.Annotated) || SymbolEqualityComparer.Default.Equals(on, _plan.Service));

    /// <summary>An overload's circuit has its parameters behind the name, one of an inherited interface that one's name.</summary>
    private bool IsCircuit(string rest, string method, AppliedPolicy policy)
    {
        int end = rest.IndexOfAny(['(', '<']);
        string of = (end < 0 ? rest : rest.Substring(0, end)).TrimStart('.');
        return policy.On is null ? Same(of, method) || of.EndsWith("." + method, StringComparison.OrdinalIgnoreCase)
            : IsShared(policy) ? rest.Length == 0
            : rest.Length > 0;
    }

    /// <summary>What may stand behind its name, and that of a key, where another name begins with it.</summary>
    private IEnumerable<string> RestsOf(string name)
    {
        foreach (string own in _names)
        {
            string? rest = name.StartsWith(own, StringComparison.OrdinalIgnoreCase) ? name.Substring(own.Length) : ConstructionName.Rest(own, name);
            if (rest is not null && KeySuffix.EndOf(rest) is var end and > 0)
            {
                rest = rest.Substring(end);
            }

            if (rest is { Length: 0 } || rest?[0] == '.')
            {
                yield return rest;
            }
        }
    }

    private static AppliedPolicy? PolicyOf(MethodPlan method, PolicyKind kind) => kind switch
    {
        PolicyKind.CircuitBreaker => method.Breaker,
        PolicyKind.Timeout => method.Timeout,
        PolicyKind.TotalTimeout => method.TotalTimeout,
        PolicyKind.Retry => method.Retry,
        PolicyKind.Fallback => method.Fallback?.Policy,
        PolicyKind.RateLimit => method.RateLimit,
        PolicyKind.Bulkhead => method.Bulkhead,
        PolicyKind.Hedge => method.Hedge,
        PolicyKind.Coalesce => method.Coalesce,
        _ => method.Cache,
    };

    /// <summary><c>Outer&lt;&gt;.IRepository&lt;,&gt;</c>.</summary>
    private static string Unbound(INamedTypeSymbol type)
        => (type.ContainingType is { } outer ? Unbound(outer) + "." : string.Empty) + type.Name + (type.Arity == 0 ? string.Empty : "<" + new string(',', type.Arity - 1) + ">");

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
