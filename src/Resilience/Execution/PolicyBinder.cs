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

    /// <summary>Names a guarded method.</summary>
    /// <param name="name">The method's display name.</param>
    /// <returns>The names that its exceptions carry.</returns>
    public GuardedMethod Method(string name) => new(_serviceName, name);

    /// <summary>The circuit of a breaker on the interface or, with a method, on that method; with <see cref="CircuitBreakerOptions.Name"/> set, the circuit of that name.</summary>
    /// <param name="method">The method's display name, or null for the interface's circuit.</param>
    /// <param name="options">The attribute's settings.</param>
    /// <returns>The circuit, shared by all instances of the proxy.</returns>
    public CircuitBreaker Circuit(string? method, CircuitBreakerOptions options)
    {
        CircuitIdentity identity = new(_service, _serviceKey, method);
        return Make(identity.DisplayName, () => _runtime.Registry.GetOrAdd(identity, options));
    }

    /// <summary>A classifier: from the root service provider if registered there, else constructed.</summary>
    /// <typeparam name="TClassifier">Its type.</typeparam>
    /// <returns>The classifier.</returns>
    public TClassifier Classifier<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TClassifier>()
        where TClassifier : class
        => _runtime.Resolve<TClassifier>();

    /// <summary>A time-out of each attempt.</summary>
    /// <param name="method">The method.</param>
    /// <param name="milliseconds">The bound.</param>
    /// <param name="freshToken">Whether every attempt gets a source of its own.</param>
    /// <returns>The policy.</returns>
    public TimeoutPolicy Timeout(GuardedMethod method, int milliseconds, bool freshToken = false)
        => Make(method.ToString(), () => new TimeoutPolicy(_runtime, method, milliseconds, freshToken));

    /// <summary>A time-out of the whole call.</summary>
    /// <param name="method">The method.</param>
    /// <param name="milliseconds">The bound.</param>
    /// <returns>The policy.</returns>
    public TotalTimeoutPolicy TotalTimeout(GuardedMethod method, int milliseconds)
        => Make(method.ToString(), () => new TotalTimeoutPolicy(_runtime, method, milliseconds));

    /// <summary>A retry.</summary>
    /// <param name="method">The method's display name.</param>
    /// <param name="options">The attribute's settings.</param>
    /// <returns>The policy.</returns>
    public RetryPolicy Retry(string method, RetryOptions options) => Make(Method(method).ToString(), () => new RetryPolicy(_runtime, options));

    /// <summary>The filter of a fallback.</summary>
    /// <param name="method">The method's display name.</param>
    /// <param name="when">What it answers for.</param>
    /// <param name="handle">The callee's exceptions that it answers for; none = all.</param>
    /// <param name="ignore">The callee's exceptions that it leaves alone.</param>
    /// <returns>The policy.</returns>
    public FallbackPolicy Fallback(string method, FallbackWhen when, Type[]? handle = null, Type[]? ignore = null)
        => Make(Method(method).ToString(), () => new FallbackPolicy(_runtime, when, handle ?? [], ignore ?? []));

    /// <summary>The guard of a method that returns a <see cref="Task"/>.</summary>
    /// <param name="method">The method's display name.</param>
    /// <param name="circuit">Its circuit, if there is one.</param>
    /// <param name="timeout">The milliseconds of each attempt, if they are bounded.</param>
    /// <param name="freshToken">Whether every attempt gets a source of its own.</param>
    /// <param name="totalTimeout">The milliseconds of the whole call, if they are bounded.</param>
    /// <param name="retry">The settings of its retry, if there is one.</param>
    /// <param name="abandons">Whether a pending call is left behind at the deadline, because the callee may ignore its token.</param>
    /// <returns>The guard.</returns>
    public TaskGuard TaskGuard(string method, CircuitBreaker? circuit = null, int? timeout = null, bool freshToken = false, int? totalTimeout = null, RetryOptions? retry = null, bool abandons = false)
    {
        GuardedMethod names = Method(method);
        return new TaskGuard(names, circuit, AttemptTimeout(names, timeout, freshToken), WholeTimeout(names, totalTimeout), retry is null ? null : Retry(method, retry), abandons);
    }

    /// <summary>The guard of a method that returns a <see cref="Task{T}"/>.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="method">The method's display name.</param>
    /// <param name="circuit">Its circuit, if there is one.</param>
    /// <param name="timeout">The milliseconds of each attempt, if they are bounded.</param>
    /// <param name="freshToken">Whether every attempt gets a source of its own.</param>
    /// <param name="totalTimeout">The milliseconds of the whole call, if they are bounded.</param>
    /// <param name="retry">The settings of its retry, if there is one.</param>
    /// <param name="abandons">Whether a pending call is left behind at the deadline, because the callee may ignore its token.</param>
    /// <returns>The guard.</returns>
    public TaskGuard<T> TaskGuard<T>(string method, CircuitBreaker? circuit = null, int? timeout = null, bool freshToken = false, int? totalTimeout = null, RetryOptions? retry = null, bool abandons = false)
    {
        GuardedMethod names = Method(method);
        return new TaskGuard<T>(names, circuit, AttemptTimeout(names, timeout, freshToken), WholeTimeout(names, totalTimeout), retry is null ? null : Retry(method, retry), abandons);
    }

    /// <summary>The guard of a method that returns a <see cref="ValueTask"/>.</summary>
    /// <param name="method">The method's display name.</param>
    /// <param name="circuit">Its circuit, if there is one.</param>
    /// <param name="timeout">The milliseconds of each attempt, if they are bounded.</param>
    /// <param name="freshToken">Whether every attempt gets a source of its own.</param>
    /// <param name="totalTimeout">The milliseconds of the whole call, if they are bounded.</param>
    /// <param name="retry">The settings of its retry, if there is one.</param>
    /// <param name="abandons">Whether a pending call is left behind at the deadline, because the callee may ignore its token.</param>
    /// <returns>The guard.</returns>
    public ValueTaskGuard ValueTaskGuard(string method, CircuitBreaker? circuit = null, int? timeout = null, bool freshToken = false, int? totalTimeout = null, RetryOptions? retry = null, bool abandons = false)
    {
        GuardedMethod names = Method(method);
        return new ValueTaskGuard(names, circuit, AttemptTimeout(names, timeout, freshToken), WholeTimeout(names, totalTimeout), retry is null ? null : Retry(method, retry), abandons);
    }

    /// <summary>The guard of a method that returns a <see cref="ValueTask{T}"/>.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="method">The method's display name.</param>
    /// <param name="circuit">Its circuit, if there is one.</param>
    /// <param name="timeout">The milliseconds of each attempt, if they are bounded.</param>
    /// <param name="freshToken">Whether every attempt gets a source of its own.</param>
    /// <param name="totalTimeout">The milliseconds of the whole call, if they are bounded.</param>
    /// <param name="retry">The settings of its retry, if there is one.</param>
    /// <param name="abandons">Whether a pending call is left behind at the deadline, because the callee may ignore its token.</param>
    /// <returns>The guard.</returns>
    public ValueTaskGuard<T> ValueTaskGuard<T>(string method, CircuitBreaker? circuit = null, int? timeout = null, bool freshToken = false, int? totalTimeout = null, RetryOptions? retry = null, bool abandons = false)
    {
        GuardedMethod names = Method(method);
        return new ValueTaskGuard<T>(names, circuit, AttemptTimeout(names, timeout, freshToken), WholeTimeout(names, totalTimeout), retry is null ? null : Retry(method, retry), abandons);
    }

    private TimeoutPolicy? AttemptTimeout(GuardedMethod method, int? milliseconds, bool freshToken) => milliseconds is { } bound ? Timeout(method, bound, freshToken) : null;

    private TotalTimeoutPolicy? WholeTimeout(GuardedMethod method, int? milliseconds) => milliseconds is { } bound ? TotalTimeout(method, bound) : null;

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
