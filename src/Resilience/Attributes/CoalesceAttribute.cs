namespace Resilience;

/// <summary>One call in flight per key: who asks for what is being asked for already waits for the same answer.</summary>
/// <remarks>
/// <para>The key is all arguments but the token, or those of the parameters with a <see cref="CacheKeyAttribute"/>, compared by <see cref="EqualityComparer{T}.Default"/>. All who wait get the one outcome, a failure too; each asks the fallback for itself.</para>
/// <para>The cancellation of one who waits does not cancel the call, that of the last one does. For calls that only read.</para>
/// <para>The calls of all instances of a proxy in a runtime meet, whatever scope they live in: what an answer depends on, a tenant or a user, must be an argument.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Method | AttributeTargets.Class, Inherited = false)]
public sealed class CoalesceAttribute : Attribute;
