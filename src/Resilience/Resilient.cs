using Resilience.Execution;

namespace Resilience;

/// <summary>Guards objects without a service collection.</summary>
public static class Resilient
{
    /// <summary>Guards an object by the proxy that was generated for an interface.</summary>
    /// <remarks>The proxy owns the object: its first <c>Dispose</c> or <c>DisposeAsync</c> is forwarded, if the interface has one.</remarks>
    /// <typeparam name="T">The interface.</typeparam>
    /// <param name="inner">The object to guard.</param>
    /// <param name="runtime">Where its circuits live; null = <see cref="ResilienceRuntime.Default"/>.</param>
    /// <param name="services">Where fallback types are resolved; null = they are constructed.</param>
    /// <returns>The proxy.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="inner"/> is null.</exception>
    /// <exception cref="InvalidOperationException"><typeparamref name="T"/> has no proxy, or <paramref name="inner"/> is one already. The message names the interface and what to do.</exception>
    public static T Wrap<T>(T inner, ResilienceRuntime? runtime = null, IServiceProvider? services = null)
        where T : class
    {
        ProxyMaker maker = ProxyFactory.Get(typeof(T));
        return (T)maker.Make(Inner.Unguarded(inner), runtime ?? ResilienceRuntime.Default, services, serviceKey: null, ownsInner: true);
    }
}
