using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Resilience.Execution;

namespace Resilience;

/// <summary>Where circuits live: one per service provider, or made by hand, or <see cref="Default"/>.</summary>
public sealed class ResilienceRuntime : IDisposable, IAsyncDisposable
{
    private readonly ConcurrentDictionary<(Type Policies, object? ServiceKey), object> _policies = new();
    private readonly Func<double> _randomizer;
    private ICircuitListener[]? _listeners;

    /// <summary>Makes a runtime of its own circuits, clock and listeners.</summary>
    /// <param name="options">What it is made of; null = all defaults.</param>
    public ResilienceRuntime(ResilienceOptions? options = null)
        : this(options ?? new ResilienceOptions(), options?.Services)
    {
    }

    internal ResilienceRuntime(ResilienceOptions options, IServiceProvider? rootServices)
    {
        Services = rootServices;
        _randomizer = options.Randomizer;
        Clock = new Clock(options.TimeProvider);
        Logger = options.LoggerFactory?.CreateLogger("Resilience") ?? NullLogger.Instance;
        Registry = new CircuitRegistry(this);
        Bulkheads = new SharedPolicies<BulkheadOptions>("bulkhead", PolicySchemas.Bulkhead.Values);
        RateLimits = new SharedPolicies<RateLimitOptions>("rate limit", PolicySchemas.RateLimit.Values);
        KeyedCircuits = new SharedPolicies<CircuitBreakerOptions>("circuits", ValuesOf);
        Events = new EventQueue(this);
        Configuration = options.Configuration is { } configuration
            ? new PolicyConfiguration(configuration, Logger, exception => Report("logger", exception), rootServices is null ? null : [.. rootServices.GetServices<GuardedRegistration>().Select(static registration => registration.Describe())])
            : null;

        // The last, for collectors may ask at once.
        Telemetry = new ResilienceTelemetry(this, options.MeterFactory);
    }

    /// <summary>The runtime of proxies that were made without one. It is never disposed.</summary>
    public static ResilienceRuntime Default { get; } = new();

    /// <summary>The circuits.</summary>
    public ICircuitRegistry Circuits => Registry;

    /// <summary>The root service provider; null where there is none.</summary>
    internal IServiceProvider? Services { get; }

    internal Clock Clock { get; }

    internal ILogger Logger { get; }

    internal CircuitRegistry Registry { get; }

    internal EventQueue Events { get; }

    internal SharedPolicies<BulkheadOptions> Bulkheads { get; }

    internal SharedPolicies<RateLimitOptions> RateLimits { get; }

    internal SharedPolicies<CircuitBreakerOptions> KeyedCircuits { get; }

    internal ResilienceTelemetry Telemetry { get; }

    /// <summary>Tells policies what the configuration says of them; null where there is none.</summary>
    internal PolicyConfiguration? Configuration { get; }

    internal bool IsDisposed { get; private set; }

    /// <summary>Waits until listeners have been told everything that has happened so far.</summary>
    /// <returns>A task that completes then; at once inside a listener, which would otherwise wait for itself. It never fails with a listener's exception.</returns>
    public ValueTask FlushAsync() => Events.FlushAsync();

    /// <summary>Stops all timers, and ends the meter that no factory made. Circuits go on to work, and change state when they are called.</summary>
    /// <remarks>Calls that wait for a permit of a rate limit, which a timer would give them, are rejected with a <see cref="RateLimitedException"/>. Rate limits go on to work, and nobody waits for them any more.</remarks>
    public void Dispose()
    {
        if (TryStop())
        {
            Telemetry.Dispose();
        }
    }

    /// <summary>Stops all timers and waits until listeners and meter have been told everything, then ends the meter that no factory made.</summary>
    /// <returns>A task that completes then.</returns>
    public async ValueTask DisposeAsync()
    {
        bool stopped = TryStop();
        await FlushAsync().ConfigureAwait(false);
        if (stopped)
        {
            Telemetry.Dispose();
        }
    }

    /// <summary>Stops everything but the default runtime, which belongs to the process.</summary>
    private bool TryStop()
    {
        if (ReferenceEquals(this, Default))
        {
            return false;
        }

        IsDisposed = true;
        Configuration?.Dispose();
        Registry.StopTimers();
        foreach (RateLimitPolicy limit in RateLimits.All.Cast<RateLimitPolicy>())
        {
            limit.Limit.Stop();
        }

        return true;
    }

    /// <summary>The listeners of the service collection. Asked late, because a listener may itself want the registry, and once: a provider in disposal gives none. Only the event queue calls, one call at a time.</summary>
    internal ICircuitListener[] ResolveListeners() => _listeners ??= [.. Services?.GetServices<ICircuitListener>() ?? []];

    internal TPolicies? FindPolicies<TPolicies>(object? serviceKey)
        where TPolicies : class
        => _policies.TryGetValue((typeof(TPolicies), serviceKey), out object? policies) ? (TPolicies)policies : null;

    /// <summary>Keeps a set, unless there is one already: of several made at once, one is told what the configuration says.</summary>
    internal TPolicies AddPolicies<TPolicies>(object? serviceKey, TPolicies policies, GuardedService declared)
        where TPolicies : class
    {
        lock (_policies)
        {
            if (_policies.TryGetValue((typeof(TPolicies), serviceKey), out object? earlier))
            {
                return (TPolicies)earlier;
            }

            Configuration?.Add(declared);
            _policies[(typeof(TPolicies), serviceKey)] = policies;
            return policies;
        }
    }

    private static object ValuesOf(CircuitBreakerOptions options)
        => (CircuitSettings.From(options.Named("circuits")), string.Join(',', options.Handle), string.Join(',', options.Ignore), options.Classifier?.GetType());

    internal T Resolve<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class
        => ServiceResolver.Resolve<T>(Services);

    /// <summary>A number of [0, 1) for jitter. A source that throws, or gives another number, counts as giving the middle.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "A user's callback must not decide what a circuit or a retry does.")]
    internal double NextRandom()
    {
        try
        {
            double random = _randomizer();
            return random is >= 0 and < 1
                ? random
                : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Randomizer gave {random}, which is not in [0, 1)."));
        }
        catch (Exception exception)
        {
            Report("randomizer", exception);
            return 0.5;
        }
    }

    /// <summary>Logs that a user's callback threw.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Where the logger throws too there is nobody left to tell.")]
    internal void Report(string callback, Exception exception)
    {
        try
        {
            Logger.CallbackThrew(callback, exception);
        }
        catch (Exception)
        {
        }
    }
}
