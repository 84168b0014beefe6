using System.ComponentModel;

namespace Resilience.Execution;

/// <summary>The object that a proxy is to guard. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Inner
{
    /// <summary>Refuses an object that is guarded already: its circuits would count each call twice, its retries multiply.</summary>
    /// <typeparam name="T">The interface.</typeparam>
    /// <param name="inner">The object.</param>
    /// <returns>The object.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="inner"/> is null.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="inner"/> is a proxy.</exception>
    public static T Unguarded<T>(T inner)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(inner);
        return inner is IResilientProxy ? throw Refusal.GuardedTwice(typeof(T), inner.GetType()) : inner;
    }
}
