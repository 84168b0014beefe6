namespace Resilience;

/// <summary>Keeps results: who asks for what was answered lately gets that answer, and nothing is called. Needs the package <c>Resilience.Caching</c>, and a <c>HybridCache</c> in the service collection.</summary>
/// <remarks>
/// <para>The key is all arguments but the token, or those of the parameters with a <see cref="CacheKeyAttribute"/>, each of a type whose text can be parsed back: strings, numbers, dates, enums, whatever implements <see cref="IParsable{TSelf}"/>.</para>
/// <para>A hit bypasses all other policies but the fallback. Failures are not kept: neither exceptions nor results that a classifier calls one. Those who miss at once wait for one call, as the cache has it; a <see cref="CoalesceAttribute"/> beside this one acts where the cache is switched off.</para>
/// <para>For methods that return <see cref="Task{TResult}"/> or <see cref="ValueTask{TResult}"/>, and whose answer depends on nothing but their arguments: results are shared by all instances of a proxy, whatever scope they live in, and by all processes that share a store.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Method | AttributeTargets.Class, Inherited = false)]
public sealed class CacheAttribute : Attribute
{
    /// <summary>Keeps results.</summary>
    /// <param name="duration">Milliseconds for which a result is kept, 0 or more; 0 switches the cache of the interface off for a method.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is negative.</exception>
    public CacheAttribute(int duration) => Duration = Range.AtLeast(duration, 0, nameof(Duration));

    /// <summary>Milliseconds for which a result is kept; 0 = off.</summary>
    public int Duration { get; }
}
