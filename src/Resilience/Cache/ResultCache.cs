using System.ComponentModel;

namespace Resilience.Execution;

/// <summary>Where results of calls are kept. For the package <c>Resilience.Caching</c>, which has the one there is.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ResultCache
{
    /// <summary>The result that is kept under a key; where there is none, the one that is made now.</summary>
    /// <typeparam name="TState">The type of the state.</typeparam>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="duration">How long a result is kept.</param>
    /// <param name="tags">What groups of results it belongs to.</param>
    /// <param name="state">What <paramref name="make"/> makes it of.</param>
    /// <param name="make">Makes a result; what it throws is not kept, and reaches all who wait.</param>
    /// <param name="cancellationToken">The caller's token: cancelled, he waits no more.</param>
    /// <returns>The result.</returns>
    public abstract ValueTask<T> GetOrMakeAsync<TState, T>(string key, TimeSpan duration, IEnumerable<string> tags, TState state, Func<TState, CancellationToken, ValueTask<T>> make, CancellationToken cancellationToken);
}
