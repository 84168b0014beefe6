using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Resilience.Execution;

/// <summary>Makes the policies of one proxy type for one runtime and service key. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PolicyBinder
{
    private readonly ResilienceRuntime _runtime;
    private readonly Type _service;
    private readonly object? _serviceKey;
    private readonly string _serviceName;

    private PolicyBinder(ResilienceRuntime runtime, Type service, object? serviceKey)
    {
        _runtime = runtime;
        _service = service;
        _serviceKey = serviceKey;
        _serviceName = ServiceName.Display(service, serviceKey);
    }

    /// <summary>The policies of a proxy type; made at the first call.</summary>
    /// <typeparam name="TService">The interface.</typeparam>
    /// <typeparam name="TPolicies">The set.</typeparam>
    /// <param name="runtime">Where circuits live; null = <see cref="ResilienceRuntime.Default"/>.</param>
    /// <param name="serviceKey">The key under which the service is registered, if there is one.</param>
    /// <returns>The set.</returns>
    public static TPolicies GetPolicies<TService, TPolicies>(ResilienceRuntime? runtime, object? serviceKey)
        where TService : class
        where TPolicies : class, IPolicySet<TPolicies>
    {
        runtime ??= ResilienceRuntime.Default;
        return runtime.FindPolicies<TPolicies>(serviceKey)
            ?? runtime.AddPolicies(serviceKey, TPolicies.Create(new PolicyBinder(runtime, typeof(TService), serviceKey)));
    }

    /// <summary>The circuit of a breaker on the interface or, with a method, on that method; with <see cref="CircuitBreakerOptions.Name"/> set, the circuit of that name.</summary>
    /// <param name="method">The method's display name, or null for the interface's circuit.</param>
    /// <param name="options">The attribute's settings.</param>
    /// <returns>The circuit, shared by all instances of the proxy.</returns>
    public CircuitBreaker Circuit(string? method, CircuitBreakerOptions options)
    {
        CircuitIdentity identity = new(_service, _serviceKey, method);
        return Make(identity.DisplayName, () => _runtime.Registry.GetOrAdd(identity, options));
    }

    /// <summary>The circuits of the values of a key, for a breaker on the interface or, with a method, on that method; with <see cref="CircuitBreakerOptions.Name"/> set, those of that name.</summary>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="method">The method's display name, or null for the interface's circuits.</param>
    /// <param name="options">The attribute's settings.</param>
    /// <returns>The circuits, shared by all instances of the proxy.</returns>
    public KeyedCircuits<TKey> Circuits<TKey>(string? method, CircuitBreakerOptions options)
    {
        CircuitIdentity identity = new(_service, _serviceKey, method);
        return Make(identity.DisplayName, () => _runtime.KeyedCircuits.GetOrAdd(identity, options.Name, options, MakeCircuits<TKey>));
    }

    /// <summary>A classifier: from the root service provider if registered there, else constructed.</summary>
    /// <typeparam name="TClassifier">Its type.</typeparam>
    /// <returns>The classifier.</returns>
    public TClassifier Classifier<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TClassifier>()
        where TClassifier : class
        => _runtime.Resolve<TClassifier>();

    /// <summary>The bulkhead on the interface or, with a method, on that method; with <see cref="BulkheadOptions.Name"/> set, the one of that name.</summary>
    /// <param name="method">The method's display name, or null for the interface's bulkhead.</param>
    /// <param name="options">The attribute's settings.</param>
    /// <returns>The bulkhead, shared by all instances of the proxy.</returns>
    public BulkheadPolicy Bulkhead(string? method, BulkheadOptions options)
    {
        CircuitIdentity identity = new(_service, _serviceKey, method);
        return Make(identity.DisplayName, () => _runtime.Bulkheads.GetOrAdd(identity, options.Name, options, MakeBulkhead));
    }

    /// <summary>The rate limit on the interface or, with a method, on that method; with <see cref="RateLimitOptions.Name"/> set, the one of that name.</summary>
    /// <param name="method">The method's display name, or null for the interface's limit.</param>
    /// <param name="options">The attribute's settings.</param>
    /// <returns>The limit, shared by all instances of the proxy.</returns>
    public RateLimitPolicy RateLimit(string? method, RateLimitOptions options)
    {
        CircuitIdentity identity = new(_service, _serviceKey, method);
        return Make(identity.DisplayName, () => _runtime.RateLimits.GetOrAdd(identity, options.Name, options, (_, settings) => new RateLimitPolicy(_runtime.Clock, settings)));
    }

    /// <summary>The policies of a method.</summary>
    /// <param name="method">The method's display name.</param>
    /// <param name="options">What its attributes say.</param>
    /// <returns>The guard, shared by all instances of the proxy.</returns>
    public MethodGuard Guard(string method, GuardOptions options)
    {
        GuardedMethod names = new(_serviceName, method);
        return Make(names.ToString(), () => new MethodGuard(_runtime, names, options));
    }

    private BulkheadPolicy MakeBulkhead(string name, BulkheadOptions options)
    {
        BulkheadPolicy bulkhead = new(options);
        _runtime.Telemetry.Track(name, bulkhead.Gate);
        return bulkhead;
    }

    private KeyedCircuits<TKey> MakeCircuits<TKey>(string name, CircuitBreakerOptions options)
        => new(options.MaxKeys, key => _runtime.Registry.AddKeyed(name, key, options), _runtime.Registry.Remove);

    /// <summary>Makes a policy from an attribute's values; where one is wrong, says on what the attribute stands.</summary>
    private static TPolicy Make<TPolicy>(string where, Func<TPolicy> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentOutOfRangeException exception)
        {
            throw new ArgumentOutOfRangeException(exception.ParamName, exception.ActualValue, $"{where}: {What(exception)}");
        }
        catch (ArgumentException exception)
        {
            throw new ArgumentException($"{where}: {What(exception)}", exception.ParamName);
        }
    }

    /// <summary>The message without parameter and value, which the new one will repeat.</summary>
    private static string What(ArgumentException exception) => exception.Message.Split(" (Parameter", 2)[0];
}
