using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Resilience;
using Resilience.Execution;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers guarded services.</summary>
public static class ResilienceServiceCollectionExtensions
{
    /// <summary>Registers <see cref="ResilienceRuntime"/> and <see cref="ICircuitRegistry"/> as singletons. The other methods here imply it; call it for the options.</summary>
    /// <remarks>
    /// There is one runtime per service provider, and all calls configure it, in their order. What no option says comes from the service collection
    /// (<see cref="TimeProvider"/>, <c>ILoggerFactory</c>, <c>IMeterFactory</c>, <c>IConfiguration</c>), else it is the default. What the configuration says is checked
    /// when the host starts, or when the runtime is first asked for: an <c>OptionsValidationException</c> lists what is wrong. Every registered <see cref="ICircuitListener"/> is told of transitions.
    /// </remarks>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets options; null = none.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddResilience(this IServiceCollection services, Action<ResilienceOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<ResilienceOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Transient<IPostConfigureOptions<ResilienceOptions>, ContainerDefaults>());
        services.TryAddEnumerable(ServiceDescriptor.Transient<IValidateOptions<ResilienceOptions>, ConfigurationValidation>());
        services.TryAddSingleton(static provider => new ResilienceRuntime(provider.GetRequiredService<IOptions<ResilienceOptions>>().Value, provider));
        services.TryAddSingleton(static provider => provider.GetRequiredService<ResilienceRuntime>().Circuits);
        return configure is null ? services : services.Configure(configure);
    }

    /// <summary>Registers an implementation, guarded by the proxy that was generated for its interface.</summary>
    /// <typeparam name="TService">The interface.</typeparam>
    /// <typeparam name="TImplementation">The implementation, made and disposed by the container.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="lifetime">The lifetime of the implementation and its proxy; scoped unless said.</param>
    /// <returns>The services.</returns>
    /// <exception cref="InvalidOperationException"><typeparamref name="TService"/> has no proxy. The message says why.</exception>
    public static IServiceCollection AddResilient<TService, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TImplementation>(
        this IServiceCollection services, ServiceLifetime lifetime = ServiceLifetime.Scoped)
        where TService : class
        where TImplementation : class, TService
        => services.AddKeyedResilient<TService, TImplementation>(serviceKey: null, lifetime);

    /// <summary>Registers an implementation under a key, guarded by the proxy that was generated for its interface. Each key has circuits of its own.</summary>
    /// <typeparam name="TService">The interface.</typeparam>
    /// <typeparam name="TImplementation">The implementation, made and disposed by the container.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The key; null = none, <see cref="KeyedService.AnyKey"/> = every key.</param>
    /// <param name="lifetime">The lifetime of the implementation and its proxy; scoped unless said.</param>
    /// <returns>The services.</returns>
    /// <exception cref="InvalidOperationException"><typeparamref name="TService"/> has no proxy, or a second registration under <see cref="KeyedService.AnyKey"/>. The message says why.</exception>
    public static IServiceCollection AddKeyedResilient<TService, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TImplementation>(
        this IServiceCollection services, object? serviceKey, ServiceLifetime lifetime = ServiceLifetime.Scoped)
        where TService : class
        where TImplementation : class, TService
    {
        ArgumentNullException.ThrowIfNull(services);
        DecorationPlan plan = new(services);
        plan.Append(new ServiceDescriptor(typeof(TService), serviceKey, typeof(TImplementation), lifetime), ProxyFactory.Get(typeof(TService)));
        plan.Apply();
        return services;
    }

    /// <summary>Guards what is registered for an interface by the proxy that was generated for it.</summary>
    /// <remarks>
    /// Every registration so far is guarded, keyed ones too, and keeps its lifetime; the container goes on to make and dispose the objects.
    /// Call it after the registration. Those that are guarded already stay as they are.
    /// </remarks>
    /// <typeparam name="TService">The interface.</typeparam>
    /// <param name="services">The services.</param>
    /// <returns>The services.</returns>
    /// <exception cref="InvalidOperationException"><typeparamref name="TService"/> has no proxy; nothing is registered for it; everything registered is guarded already. The message says why; the services are as they were.</exception>
    public static IServiceCollection DecorateWithResilience<TService>(this IServiceCollection services)
        where TService : class
        => Decorate(services, typeof(TService), ProxyFactory.Get(typeof(TService)));

    /// <summary>Guards what is registered for an interface by a proxy that you name: that of an interface which you do not own or, in programs compiled ahead of time, of a generic interface with value types for arguments.</summary>
    /// <typeparam name="TService">The interface.</typeparam>
    /// <typeparam name="TProxy">The proxy.</typeparam>
    /// <param name="services">The services.</param>
    /// <returns>The services.</returns>
    /// <exception cref="InvalidOperationException">Nothing is registered for <typeparamref name="TService"/>; everything registered is guarded already. The message says why; the services are as they were.</exception>
    public static IServiceCollection DecorateWithResilience<TService, TProxy>(this IServiceCollection services)
        where TService : class
        where TProxy : class, TService, IResilientProxy<TProxy, TService>
        => Decorate(services, typeof(TService), ProxyFactory.Of<TService, TProxy>());

    /// <summary>Guards what is registered for an open generic interface by the proxy that was generated for it; its closed registrations too.</summary>
    /// <remarks>
    /// The container makes these proxies itself, for it takes no factory here. Hence one open registration per interface, whose original stays under a key of this library's
    /// (so that a request for the services of <i>all</i> keys finds it too), and no value types for arguments in programs compiled ahead of time.
    /// </remarks>
    /// <param name="services">The services.</param>
    /// <param name="openGeneric">The interface, <c>typeof(IRepository&lt;&gt;)</c>.</param>
    /// <returns>The services.</returns>
    /// <exception cref="InvalidOperationException">The interface is not an open generic one, or has no proxy; nothing is registered for it, or two open implementations; everything registered is guarded already. The message says why; the services are as they were.</exception>
    public static IServiceCollection DecorateWithResilience(this IServiceCollection services, Type openGeneric)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(openGeneric);
        OpenDecoration.Apply(services, openGeneric);
        return services.AddResilience();
    }

    /// <summary>Guards what is registered for an open generic interface by a proxy that you name: that of an interface which you do not own; its closed registrations too.</summary>
    /// <remarks>What <see cref="DecorateWithResilience(IServiceCollection, Type)"/> says of open registrations holds here too.</remarks>
    /// <param name="services">The services.</param>
    /// <param name="openGeneric">The interface, <c>typeof(IRepository&lt;&gt;)</c>.</param>
    /// <param name="openProxy">The proxy, <c>typeof(GuardedRepository&lt;&gt;)</c>.</param>
    /// <returns>The services.</returns>
    /// <exception cref="InvalidOperationException">The interface is not an open generic one, or the proxy not one of it with the same type parameters; nothing is registered for it, or two open implementations; everything registered is guarded already. The message says why; the services are as they were.</exception>
    public static IServiceCollection DecorateWithResilience(
        this IServiceCollection services, Type openGeneric, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.Interfaces)] Type openProxy)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(openGeneric);
        ArgumentNullException.ThrowIfNull(openProxy);
        OpenDecoration.Apply(services, openGeneric, openProxy);
        return services.AddResilience();
    }

    private static IServiceCollection Decorate(IServiceCollection services, Type service, ProxyMaker maker)
    {
        ArgumentNullException.ThrowIfNull(services);
        DecorationPlan plan = new(services);
        plan.ReplaceAll(service, maker);
        plan.Apply();
        return services;
    }
}
