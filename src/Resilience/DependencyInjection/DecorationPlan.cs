using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Resilience.Execution;

namespace Resilience;

/// <summary>Moves registrations out of the way and puts proxies in their place. All or nothing: the services change in <see cref="Apply"/>, when every registration has been found fit.</summary>
internal sealed class DecorationPlan(IServiceCollection services)
{
    private readonly List<(int Index, ServiceDescriptor Outer)> _replaced = [];
    private readonly List<ServiceDescriptor> _appended = [];
    private readonly List<ServiceDescriptor> _inner = [];
    private readonly List<GuardedRegistration> _guarded = [];

    /// <summary>Guards every registration of a service that is not guarded yet.</summary>
    public void ReplaceAll(Type service, ProxyMaker maker)
    {
        bool found = false;
        for (int i = 0; i < services.Count; i++)
        {
            if (services[i].ServiceType == service)
            {
                found = true;
                Replace(i, maker);
            }
        }

        if (_replaced.Count == 0)
        {
            throw found ? Refusal.AllGuarded(service) : Refusal.NothingRegistered(service, services);
        }
    }

    /// <summary>Guards a registration, unless it is guarded already.</summary>
    public void Replace(int index, ProxyMaker maker)
    {
        if (!services[index].IsGuarded())
        {
            _replaced.Add((index, Split(services[index], index, maker)));
        }
    }

    /// <summary>Adds a registration, guarded.</summary>
    public void Append(ServiceDescriptor registration, ProxyMaker maker)
        => _appended.Add(!registration.IsGuarded()
            ? Split(registration, services.Count, maker)
            : throw Refusal.GuardedTwice(registration.ServiceType, registration.ImplementationTypeOf()!));

    public void Apply()
    {
        foreach ((int index, ServiceDescriptor outer) in _replaced)
        {
            services[index] = outer; // In its place: what is registered last is what a single service is.
        }

        foreach (ServiceDescriptor descriptor in _inner.Concat(_appended))
        {
            services.Add(descriptor);
        }

        foreach (GuardedRegistration guarded in _guarded)
        {
            services.AddSingleton(guarded);
        }

        services.AddResilience();
    }

    private ServiceDescriptor Split(ServiceDescriptor original, int index, ProxyMaker maker)
    {
        _guarded.Add(new GuardedRegistration(original.ServiceType, original.ServiceKey, maker.Describe));
        if (original.IsForAnyKey())
        {
            RefuseSecondForAnyKey(original, index);
            if (original.KeyedImplementationFactory is { } factory)
            {
                return Outer(original, new AnyKeyDecoration(original.ServiceType, maker, factory));
            }
        }

        return original.ImplementationTypeOf() is { } implementation && (original.IsForAnyKey() || ServiceKeyUse.IsMadeBy(implementation))
            ? SplitWithOwnKey(original, implementation, maker)
            : SplitWithPrivateKey(original, maker);
    }

    private ServiceDescriptor SplitWithPrivateKey(ServiceDescriptor original, ProxyMaker maker)
    {
        InnerKey key = new(original.ServiceType, original.ServiceKey);
        _inner.Add(original.MovedTo(key));
        return Outer(original, new Decoration(original.ServiceType, maker, typeof(object), key));
    }

    // A constructor that is given its service key must be given the right one: the implementation type, which nobody else asks for, makes it unique.
    private ServiceDescriptor SplitWithOwnKey(
        ServiceDescriptor original, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type implementation, ProxyMaker maker)
    {
        ServiceDescriptor inner = new(implementation, original.ServiceKey, implementation, original.Lifetime);
        if (services.Concat(_inner).Any(inner.AnswersLike))
        {
            throw Refusal.KeyTaken(original, implementation);
        }

        _inner.Add(inner);
        return Outer(original, new Decoration(original.ServiceType, maker, implementation, innerKey: null));
    }

    private static ServiceDescriptor Outer(ServiceDescriptor original, Decoration decoration)
        => original.IsKeyedService
            ? new ServiceDescriptor(original.ServiceType, original.ServiceKey, decoration.Create, original.Lifetime)
            : new ServiceDescriptor(original.ServiceType, decoration.Create, original.Lifetime);

    private void RefuseSecondForAnyKey(ServiceDescriptor original, int index)
    {
        for (int i = 0; i < services.Count; i++)
        {
            if (i != index && services[i].ServiceType == original.ServiceType && services[i].IsForAnyKey())
            {
                throw Refusal.TwoForAnyKey(original.ServiceType);
            }
        }
    }
}
