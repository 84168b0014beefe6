using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Eligibility;

/// <summary>Decides what is proxied and guarded. The generator writes what it plans, the analyzer reports what it refuses, so they cannot disagree.</summary>
internal static class ProxyPlanner
{
    public static ProxyPlan Plan(INamedTypeSymbol service, Compilation compilation, CancellationToken cancellationToken)
    {
        var plan = new ProxyPlan(service, owner: null);
        Complete(plan, compilation, cancellationToken);
        return plan;
    }

    /// <summary>The plan of a class that <c>[ResilientProxy]</c> makes a proxy.</summary>
    public static ProxyPlan PlanClass(INamedTypeSymbol owner, Compilation compilation, CancellationToken cancellationToken)
    {
        AttributeData[] attributes = [.. ProxyAttribute.On(owner)];
        if (attributes.Any(Soundness.IsBroken))
        {
            return new ProxyPlan(owner, owner) { IsBroken = true };
        }

        if (ProxyTarget.Resolve(owner, attributes[0], out Refusal? refusal) is not { } service)
        {
            var none = new ProxyPlan(owner, owner);
            Refuse(none, refusal);
            return none;
        }

        var plan = new ProxyPlan(service, owner);
        foreach (AttributeData another in attributes.Skip(1))
        {
            Refuse(plan, new Refusal(RefusalReason.ClassOfTwo, owner, another));
        }

        ClassEligibility.Check(plan);
        Complete(plan, compilation, cancellationToken);
        return plan;
    }

    private static void Complete(ProxyPlan plan, Compilation compilation, CancellationToken cancellationToken)
    {
        InterfaceEligibility.Check(plan, compilation);
        InterfaceMembers.Collect(plan, compilation);
        if (Soundness.IsBroken(plan))
        {
            plan.Refusals.Clear();
            plan.IsBroken = true;
            return;
        }

        if (plan.Owner is not null)
        {
            PartialMethods.Match(plan);
            ClassEligibility.CheckMembers(plan);
        }

        List<AttributeData> policies = [.. plan.Annotated.GetAttributes().Where(attribute => PolicyAttributes.KindOf(attribute) is not null)];
        foreach (AttributeData attribute in policies)
        {
            Refuse(plan, PolicyEligibility.CheckTypes(attribute, plan.Annotated, compilation) ?? ClassifierEligibility.CheckKind(attribute, plan.Annotated));
        }

        RefuseMisplaced(plan);
        foreach (IMethodSymbol method in plan.Members.OfType<IMethodSymbol>())
        {
            cancellationToken.ThrowIfCancellationRequested();
            plan.Methods.Add(method, PlanMethod(plan, method, compilation));
        }

        foreach (AttributeData attribute in policies)
        {
            Refuse(plan, ClassifierEligibility.CheckUse(attribute, plan, compilation));
        }
    }

    private static MethodPlan PlanMethod(ProxyPlan plan, IMethodSymbol method, Compilation compilation)
    {
        var result = new MethodPlan(method, plan.Partials.TryGetValue(method, out PartialPlan? partial) ? partial : null);
        if (IsDisposal(method) || IsOperator(method) || result.IsExempt)
        {
            return result;
        }

        result.Breaker = Resolve(plan, PolicyKind.CircuitBreaker, result, compilation);
        Refuse(plan, CircuitKeyEligibility.Check(result));
        result.Timeout = Resolve(plan, PolicyKind.Timeout, result, compilation);
        result.TotalTimeout = Resolve(plan, PolicyKind.TotalTimeout, result, compilation);
        result.Retry = Resolve(plan, PolicyKind.Retry, result, compilation);
        result.RateLimit = Resolve(plan, PolicyKind.RateLimit, result, compilation);
        result.Bulkhead = Resolve(plan, PolicyKind.Bulkhead, result, compilation);
        result.Cache = ResolveCache(plan, result, compilation);
        result.Coalesce = Resolve(plan, PolicyKind.Coalesce, result, compilation);
        result.Hedge = Resolve(plan, PolicyKind.Hedge, result, compilation);
        if (Resolve(plan, PolicyKind.Fallback, result, compilation) is { } fallback)
        {
            result.Fallback = FallbackResolver.Resolve(fallback, result, plan.Service, compilation, out Refusal? refusal);
            Refuse(plan, refusal);
        }

        return result;
    }

    /// <summary>A method's policy comes from its own declaration, else from the class that is the proxy, else from the proxied interface, else from the interface that declares it.</summary>
    private static AppliedPolicy? Resolve(ProxyPlan plan, PolicyKind kind, MethodPlan method, Compilation compilation)
    {
        foreach (IMethodSymbol declaration in method.Declarations)
        {
            if (PolicyAttributes.Find(declaration, kind) is { } own)
            {
                return own.IsOff() ? null : OfMethod(plan, kind, own, declaration, method.Shape, compilation);
            }
        }

        IMethodSymbol symbol = method.Method;
        INamedTypeSymbol[] declarers = PolicyAttributes.HasNoResilience(symbol) ? [] : [plan.Annotated, plan.Service, symbol.ContainingType];
        foreach (INamedTypeSymbol declarer in declarers)
        {
            if (PolicyAttributes.Find(declarer, kind) is { } shared)
            {
                bool applies = !shared.IsOff() && PolicyEligibility.Check(kind, shared, symbol, method.Shape) is null;
                if (applies && !SymbolEqualityComparer.Default.Equals(declarer, plan.Annotated))
                {
                    // The annotated type's own are checked whether they apply or not.
                    Refuse(plan, PolicyEligibility.CheckTypes(shared, declarer, compilation) ?? ClassifierEligibility.CheckKind(shared, declarer));
                }

                return applies ? new AppliedPolicy(shared, declarer) : null;
            }
        }

        return null;
    }

    /// <summary>What tells calls apart is known only with the whole method.</summary>
    private static AppliedPolicy? ResolveCache(ProxyPlan plan, MethodPlan method, Compilation compilation)
    {
        AppliedPolicy? cache = Resolve(plan, PolicyKind.Cache, method, compilation);
        if (cache is null || CacheEligibility.CheckKey(method, cache) is not { } refusal)
        {
            return cache;
        }

        Refuse(plan, cache.On is null ? refusal : null);
        return null;
    }

    private static AppliedPolicy? OfMethod(ProxyPlan plan, PolicyKind kind, AttributeData own, IMethodSymbol declaration, MethodShape shape, Compilation compilation)
    {
        Refusal? refusal = PolicyEligibility.Check(kind, own, declaration, shape) ?? PolicyEligibility.CheckTypes(own, declaration, compilation) ?? ClassifierEligibility.Check(own, declaration, shape, compilation);
        Refuse(plan, refusal);
        return refusal is null ? new AppliedPolicy(own, null) : null;
    }

    /// <summary>Policies on the interface's own members that no caller reaches through the proxy.</summary>
    private static void RefuseMisplaced(ProxyPlan plan)
    {
        foreach (IMethodSymbol method in plan.Service.GetMembers().OfType<IMethodSymbol>().Where(method => !InterfaceMembers.IsImplementable(method) || IsOperator(method)))
        {
            if (method.GetAttributes().FirstOrDefault(attribute => PolicyAttributes.KindOf(attribute) is not null) is { } attribute)
            {
                RefusalReason reason = method.AssociatedSymbol is not null || IsOperator(method) ? RefusalReason.Accessor : RefusalReason.NotCalledThroughProxy;
                plan.Refusals.Add(new Refusal(reason, method, attribute));
            }
        }
    }

    /// <summary>Whether the method is an operator on the object, such as <c>+=</c>: forwarded unguarded, as properties are.</summary>
    private static bool IsOperator(IMethodSymbol method) => method.MethodKind == MethodKind.UserDefinedOperator;

    /// <summary>Disposal is forwarded, once, whatever the interface's policies are: a circuit must not keep a resource from being released.</summary>
    public static bool IsDisposal(IMethodSymbol method)
        => method.ContainingType is { Name: "IDisposable" or "IAsyncDisposable", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static void Refuse(ProxyPlan plan, Refusal? refusal)
    {
        if (refusal is not null)
        {
            plan.Refusals.Add(refusal);
        }
    }
}
