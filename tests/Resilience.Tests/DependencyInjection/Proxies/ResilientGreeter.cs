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
        Admission admission = default;
        if (!_policies.Greet.Enter(CancellationToken.None, ref admission))
        {
            _policies.Greet.Refusal(admission, CancellationToken.None).Throw();
        }

        try
        {
            string greeting = _inner.Greet();
            _policies.Greet.Complete(admission);
            return "guarded " + greeting;
        }
        catch (Exception exception)
        {
            _policies.Greet.Fail(exception, admission, CancellationToken.None).Throw();
            throw;
        }
    }

    private sealed class Policies(PolicyBinder binder) : IPolicySet<Policies>
    {
        public MethodGuard Greet { get; } = binder.Guard("Greet", new GuardOptions
        {
            Circuit = binder.Circuit(null, new CircuitBreakerOptions { FailureThreshold = 1, ResetTimeout = TimeSpan.FromSeconds(30) }),
        });

        static Policies IPolicySet<Policies>.Create(PolicyBinder binder) => new(binder);
    }
}
