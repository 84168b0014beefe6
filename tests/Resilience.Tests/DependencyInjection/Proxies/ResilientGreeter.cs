using Resilience.Execution;
using Resilience.Tests;

[assembly: GeneratedProxy<IGreeter, ResilientGreeter>]

namespace Resilience.Tests;

/// <summary>With a circuit of its own, to see whose circuit a proxy uses.</summary>
public sealed class ResilientGreeter : IGreeter, IProbe, IResilientProxy<ResilientGreeter, IGreeter>
{
    private readonly IGreeter _inner;
    private readonly Policies _policies;

    public ResilientGreeter(IGreeter inner, ResilienceRuntime? runtime = null, IServiceProvider? services = null, object? serviceKey = null)
    {
        _inner = inner;
        _policies = PolicyBinder.GetPolicies<IGreeter, Policies>(runtime, serviceKey);
        Runtime = runtime;
        Services = services;
        ServiceKey = serviceKey;
    }

    public object Inner => _inner;

    public ResilienceRuntime? Runtime { get; }

    public IServiceProvider? Services { get; }

    public object? ServiceKey { get; }

    static IGreeter IResilientProxy<ResilientGreeter, IGreeter>.Create(IGreeter inner, ResilienceRuntime runtime, IServiceProvider? services, object? serviceKey, bool ownsInner)
        => new ResilientGreeter(inner, runtime, services, serviceKey);

    public string Greet()
    {
        if (!_policies.Circuit.TryEnter(out CircuitPermit permit))
        {
            throw _policies.Circuit.Rejection(_policies.Greet);
        }

        try
        {
            string greeting = _inner.Greet();
            _policies.Circuit.Success(permit);
            return "guarded " + greeting;
        }
        catch (Exception exception)
        {
            _policies.Circuit.Failure(permit, CallFailure.Of(exception));
            throw;
        }
    }

    private sealed class Policies(PolicyBinder binder) : IPolicySet<Policies>
    {
        public CircuitBreaker Circuit { get; } = binder.Circuit(null, new CircuitBreakerOptions { FailureThreshold = 1, ResetTimeout = TimeSpan.FromSeconds(30) });

        public GuardedMethod Greet { get; } = binder.Method("Greet");

        static Policies IPolicySet<Policies>.Create(PolicyBinder binder) => new(binder);
    }
}
