using Resilience.Execution;

namespace Resilience;

/// <summary>A guarded interface in a service collection, so that what the configuration says of it is checked before there is a proxy.</summary>
/// <param name="Service">The interface.</param>
/// <param name="ServiceKey">The key under which it is registered, if there is one.</param>
/// <param name="Declare">Declares its policies; null where they are known when the first proxy is made.</param>
internal sealed record GuardedRegistration(Type Service, object? ServiceKey, Action<PolicyBinder>? Declare)
{
    /// <summary>The interface as configuration knows it. No circuit is made for it.</summary>
    /// <exception cref="ArgumentException">A value of an attribute is wrong; the message names where it stands.</exception>
    public GuardedService Describe()
        => Declare is null ? new GuardedService(Service, ServiceKey) : PolicyBinder.DescriptionOf(Service, ServiceKey, Declare);
}
