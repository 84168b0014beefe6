using Resilience.Execution;

namespace Resilience;

/// <summary>Tells the configuration which policies a binder makes, and them what it says.</summary>
/// <param name="service">The interface.</param>
/// <param name="serviceKey">The key under which it is registered, if there is one.</param>
/// <param name="isDescription">Whether the policies are there to be looked at only, and are told nothing.</param>
internal sealed class PolicyDeclarations(Type service, object? serviceKey, bool isDescription)
{
    /// <summary>What several methods may share, and by which declaration. One that is shared by name may have several.</summary>
    private readonly List<(object Shared, DeclaredPolicy Policy)> _shared = [];

    /// <summary>The breakers whose circuit depends on the call: a guard does not hold it.</summary>
    private readonly List<DeclaredPolicy> _ofKeys = [];

    /// <summary>The interface with all that was declared so far.</summary>
    public GuardedService Service { get; } = new(service, serviceKey);

    public void Circuit(CircuitIdentity identity, string? writtenName, CircuitBreakerOptions options, CircuitBreaker circuit)
        => Share(circuit, Breaker(identity, writtenName, options, circuit.Configure));

    public void Circuits(CircuitIdentity identity, CircuitBreakerOptions options, object circuits, Func<CircuitBreakerOptions, string, bool> configure)
    {
        DeclaredPolicy policy = Breaker(identity, options.Name, options, configure);
        _ofKeys.Add(policy);
        Share(circuits, policy);
    }

    public void Bulkhead(CircuitIdentity identity, BulkheadOptions options, BulkheadPolicy bulkhead)
        => Share(bulkhead, new DeclaredPolicy<BulkheadOptions>(PolicySchemas.Bulkhead, options, Configure<BulkheadOptions>(bulkhead.Update))
        {
            Method = GuardedService.MethodKey(identity.Method),
            SharedName = options.Name,
        });

    public void RateLimit(CircuitIdentity identity, RateLimitOptions options, RateLimitPolicy limit)
        => Share(limit, new DeclaredPolicy<RateLimitOptions>(PolicySchemas.RateLimit, options, Configure<RateLimitOptions>(limit.Update))
        {
            Method = GuardedService.MethodKey(identity.Method),
            SharedName = options.Name,
        });

    public void Guard(MethodGuard guard, string method, GuardOptions options)
    {
        string key = GuardedService.MethodKey(method);
        Use(options.Circuit, PolicySwitches.CircuitBreaker);
        if (options.IsKeyed)
        {
            OfMethod(_ofKeys).AddUse(key, SwitchOf(PolicySwitches.CircuitBreaker));
        }

        Use(options.RateLimit, PolicySwitches.RateLimit);
        Use(options.Bulkhead, PolicySwitches.Bulkhead);
        if (options.Timeout is { } timeout)
        {
            Own(PolicySchemas.Timeout, timeout, PolicySwitches.Timeout, guard.SetTimeout);
        }

        if (options.TotalTimeout is { } total)
        {
            Own(PolicySchemas.TotalTimeout, total, PolicySwitches.TotalTimeout, guard.SetTotalTimeout);
        }

        if (options.Retry is { } retry)
        {
            Own(PolicySchemas.Retry, retry, PolicySwitches.Retry, guard.SetRetry);
        }

        if (options.Hedge is { } hedge)
        {
            Own(PolicySchemas.Hedge, hedge, PolicySwitches.Hedge, guard.SetHedge);
        }

        if (options.Cache is { } cache)
        {
            Own(PolicySchemas.Cache, cache.Duration, PolicySwitches.Cache, guard.SetCache);
        }

        if (options.Coalesces)
        {
            Own(PolicySchemas.Coalesce, true, PolicySwitches.Coalesce, static _ => { });
        }

        if (options.Fallback is { } fallback)
        {
            Own(PolicySchemas.Fallback, fallback, PolicySwitches.Fallback, guard.SetFallback);
        }

        void Own<TOptions>(PolicySchema<TOptions> schema, TOptions declared, PolicySwitches policy, Action<TOptions> configure)
        {
            DeclaredPolicy<TOptions> own = new(schema, declared, Configure(configure)) { Method = key };
            own.AddUse(key, SwitchOf(policy));
            Service.Add(own);
        }

        void Use(object? shared, PolicySwitches policy)
        {
            if (shared is not null)
            {
                OfMethod(_shared.Where(entry => ReferenceEquals(entry.Shared, shared)).Select(static entry => entry.Policy)).AddUse(key, SwitchOf(policy));
            }
        }

        // A method's own declaration goes before that of its interface.
        DeclaredPolicy OfMethod(IEnumerable<DeclaredPolicy> policies)
            => policies.OrderByDescending(policy => policy.Method == key).ThenByDescending(static policy => policy.Method is null).First();

        Action<bool>? SwitchOf(PolicySwitches policy) => isDescription ? null : isOn => guard.Switch(policy, isOn);
    }

    private DeclaredPolicy<CircuitBreakerOptions> Breaker(CircuitIdentity identity, string? writtenName, CircuitBreakerOptions options, Func<CircuitBreakerOptions, string, bool> configure)
        => new(PolicySchemas.CircuitBreaker, options, isDescription ? null : configure)
        {
            Method = GuardedService.MethodKey(identity.Method),
            SharedName = writtenName,
            Circuit = new CircuitClaim(identity, writtenName),
        };

    /// <summary>Of a policy that nobody else can change, so that it has other options than those that it was told last only where these are others.</summary>
    private Func<TOptions, string, bool>? Configure<TOptions>(Action<TOptions> update) => isDescription ? null : (options, _) =>
    {
        update(options);
        return false;
    };

    private void Share(object key, DeclaredPolicy policy)
    {
        _shared.Add((key, policy));
        Service.Add(policy);
    }
}
