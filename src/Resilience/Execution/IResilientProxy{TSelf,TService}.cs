using System.ComponentModel;

namespace Resilience.Execution;

/// <summary>Implemented by every generated proxy, so that registration can make one without reflection.</summary>
/// <typeparam name="TSelf">The proxy.</typeparam>
/// <typeparam name="TService">The interface.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IResilientProxy<TSelf, TService> : IResilientProxy
    where TSelf : class, TService, IResilientProxy<TSelf, TService>
    where TService : class
{
    /// <summary>Makes a proxy.</summary>
    /// <param name="inner">The object that the proxy guards.</param>
    /// <param name="runtime">Where its circuits live.</param>
    /// <param name="services">The scope from which fallback types are resolved, if there is one.</param>
    /// <param name="serviceKey">The key under which the service is registered, if there is one.</param>
    /// <param name="ownsInner">Whether the proxy's first <c>Dispose</c> is forwarded; false where a container disposes <paramref name="inner"/> itself.</param>
    /// <returns>The proxy.</returns>
    static abstract TService Create(TService inner, ResilienceRuntime runtime, IServiceProvider? services, object? serviceKey, bool ownsInner);

    /// <summary>Declares the policies of a proxy without making one, so that configuration is checked before there is any.</summary>
    /// <param name="binder">To whom.</param>
    static virtual void Describe(PolicyBinder binder)
    {
    }
}
