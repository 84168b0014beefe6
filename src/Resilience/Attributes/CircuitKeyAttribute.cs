namespace Resilience;

/// <summary>Gives each value of the parameter a circuit of its own: one broken tenant, host or shard opens no circuit for the others.</summary>
/// <remarks>
/// <para>Circuits are named after the method's or interface's circuit and the key, <c>IStore.FindAsync[eu-1]</c>; metrics and logs know them by the name without the key.</para>
/// <para>Values are compared by <see cref="EqualityComparer{T}.Default"/>. At most <see cref="CircuitBreakerAttribute.MaxKeys"/> have a circuit: the closed one that was idle longest makes room; where none is closed, further values share the circuit <c>name[*]</c>.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class CircuitKeyAttribute : Attribute;
