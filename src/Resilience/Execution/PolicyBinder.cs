using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Resilience.Execution;

/// <summary>Makes the policies of one proxy type for one runtime and service key. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PolicyBinder
{
    private readonly ResilienceRuntime _runtime;
    private readonly Type _service;
    private readonly object? _serviceKey;
    private readonly string _serviceName;
    private readonly string _owner;
    private readonly bool _isDescription;
    private readonly PolicyDeclarations _declarations;

    private PolicyBinder(ResilienceRuntime runtime, Type service, object? serviceKey, bool isDescription = false)
    {
        _isDescription = isDescription;
        _declarations = new PolicyDeclarations(service, serviceKey, isDescription);
        _runtime = runtime;
        _service = service;
        _serviceKey = serviceKey;
        _serviceName = ServiceName.Display(service, serviceKey);
        _owner = serviceKey is null ? service.ToString() : string.Create(CultureInfo.InvariantCulture, $"{service}[{serviceKey}]");
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
        if (runtime.FindPolicies<TPolicies>(serviceKey) is { } policies)
        {
            return policies;
        }

        PolicyBinder binder = new(runtime, typeof(TService), serviceKey);
        return runtime.AddPolicies(serviceKey, TPolicies.Create(binder), binder._declarations.Service);
    }

    /// <summary>An interface with the policies that its attributes declare. Nothing of them is kept, no runtime has their circuits, no classifier is made.</summary>
    internal static GuardedService DescriptionOf(Type service, object? serviceKey, Action<PolicyBinder> describe)
    {
        PolicyBinder binder = new(ResilienceRuntime.Default, service, serviceKey, isDescription: true);
        describe(binder);
        return binder._declarations.Service;
    }

    /// <summary>Goes through a set that nobody will use, to know what is in it.</summary>
    /// <typeparam name="TPolicies">The set.</typeparam>
    public void Describe<TPolicies>()
        where TPolicies : class, IPolicySet<TPolicies>
        => TPolicies.Create(this);

    /// <summary>The circuit of a breaker on the interface or, with a method, on that method; with <see cref="CircuitBreakerOptions.Name"/> set, the circuit of that name.</summary>
    /// <param name="method">The method's display name, or null for the interface's circuit.</param>
    /// <param name="options">The attribute's settings.</param>
    /// <returns>The circuit, shared by all instances of the proxy.</returns>
    public CircuitBreaker Circuit(string? method, CircuitBreakerOptions options)
    {
        CircuitIdentity identity = new(_service, _serviceKey, method);
        string? writtenName = options.Name;
        CircuitBreaker circuit = Make(identity.DisplayName, () => _isDescription ? Described(identity, options) : _runtime.Registry.GetOrAdd(identity, options));
        _declarations.Circuit(identity, writtenName, options, circuit);
        return circuit;
    }

    /// <summary>The circuits of the values of a key, for a breaker on the interface or, with a method, on that method; with <see cref="CircuitBreakerOptions.Name"/> set, those of that name.</summary>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="method">The method's display name, or null for the interface's circuits.</param>
    /// <param name="options">The attribute's settings.</param>
    /// <returns>The circuits, shared by all instances of the proxy.</returns>
    public KeyedCircuits<TKey> Circuits<TKey>(string? method, CircuitBreakerOptions options)
    {
        CircuitIdentity identity = new(_service, _serviceKey, method);
        KeyedCircuits<TKey> circuits = Make(identity.DisplayName, () => _isDescription ? DescribedOfKeys<TKey>(identity, options) : _runtime.KeyedCircuits.GetOrAdd(identity, options.Name, options, MakeCircuits<TKey>));
        _declarations.Circuits(identity, options, circuits, circuits.Configure);
        return circuits;
    }

    /// <summary>The calls in flight of a method that coalesces them.</summary>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <returns>The calls, shared by all instances of the proxy.</returns>
    [SuppressMessage("Performance", "CA1822", Justification = "It is one of the things that the binder makes.")]
    public CoalescedCalls<TKey> Coalesced<TKey>() => new();

    /// <summary>Where a method's results are kept.</summary>
    /// <param name="find">Finds a store among services; null = there is none.</param>
    /// <returns>The store.</returns>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public ResultCache? Results(Func<IServiceProvider?, ResultCache?> find)
    {
        ArgumentNullException.ThrowIfNull(find);
        return _isDescription ? null
            : find(_runtime.Services) ?? throw new InvalidOperationException($"{_serviceName}: [Cache] keeps results in a HybridCache, and there is none. Call services.AddHybridCache(); without a container, set ResilienceOptions.Services to a provider that has one.");
    }

    /// <summary>A classifier: from the root service provider if registered there, else constructed.</summary>
    /// <typeparam name="TClassifier">Its type.</typeparam>
    /// <returns>The classifier.</returns>
    public TClassifier Classifier<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TClassifier>()
        where TClassifier : class
        => _isDescription ? null! : _runtime.Resolve<TClassifier>();

    /// <summary>The bulkhead on the interface or, with a method, on that method; with <see cref="BulkheadOptions.Name"/> set, the one of that name.</summary>
    /// <param name="method">The method's display name, or null for the interface's bulkhead.</param>
    /// <param name="options">The attribute's settings.</param>
    /// <returns>The bulkhead, shared by all instances of the proxy.</returns>
    public BulkheadPolicy Bulkhead(string? method, BulkheadOptions options)
    {
        CircuitIdentity identity = new(_service, _serviceKey, method);
        BulkheadPolicy bulkhead = Make(identity.DisplayName, () => _isDescription ? new BulkheadPolicy(options) : _runtime.Bulkheads.GetOrAdd(identity, options.Name, options, MakeBulkhead));
        _declarations.Bulkhead(identity, options, bulkhead);
        return bulkhead;
    }

    /// <summary>The rate limit on the interface or, with a method, on that method; with <see cref="RateLimitOptions.Name"/> set, the one of that name.</summary>
    /// <param name="method">The method's display name, or null for the interface's limit.</param>
    /// <param name="options">The attribute's settings.</param>
    /// <returns>The limit, shared by all instances of the proxy.</returns>
    public RateLimitPolicy RateLimit(string? method, RateLimitOptions options)
    {
        CircuitIdentity identity = new(_service, _serviceKey, method);
        RateLimitPolicy limit = Make(identity.DisplayName, () => _isDescription ? new RateLimitPolicy(_runtime.Clock, options) : _runtime.RateLimits.GetOrAdd(identity, options.Name, options, (_, settings) => MakeRateLimit(settings)));
        _declarations.RateLimit(identity, options, limit);
        return limit;
    }

    /// <summary>The policies of a method.</summary>
    /// <param name="method">The method's display name.</param>
    /// <param name="options">What its attributes say.</param>
    /// <returns>The guard, shared by all instances of the proxy.</returns>
    public MethodGuard Guard(string method, GuardOptions options)
    {
        GuardedMethod names = new(_serviceName, method, _owner);
        MethodGuard guard = Make(names.ToString(), () => new MethodGuard(_runtime, names, options));
        _declarations.Guard(guard, method, options);
        return guard;
    }

    private CircuitBreaker Described(CircuitIdentity identity, CircuitBreakerOptions options)
    {
        options.Name ??= identity.DisplayName;
        return new CircuitBreaker(options, _runtime, identity, isNamed: true);
    }

    private KeyedCircuits<TKey> DescribedOfKeys<TKey>(CircuitIdentity identity, CircuitBreakerOptions options)
    {
        CircuitSettings.From(options.Named(options.Name ?? identity.DisplayName));
        return MakeCircuits<TKey>(identity.DisplayName, options);
    }

    private BulkheadPolicy MakeBulkhead(string name, BulkheadOptions options)
    {
        BulkheadPolicy bulkhead = new(options);
        _runtime.Telemetry.Track(name, bulkhead.Gate);
        return bulkhead;
    }

    private RateLimitPolicy MakeRateLimit(RateLimitOptions options)
    {
        RateLimitPolicy limit = new(_runtime.Clock, options);
        if (_runtime.IsDisposed)
        {
            limit.Limit.Stop();
        }

        return limit;
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
            throw new ArgumentOutOfRangeException(exception.ParamName, exception.ActualValue, $"{where}: {Range.Problem(exception)}");
        }
        catch (ArgumentException exception)
        {
            throw new ArgumentException($"{where}: {Range.Problem(exception)}", exception.ParamName);
        }
    }
}
