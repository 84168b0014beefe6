namespace Resilience;

/// <summary>Marks the argument that lets the callee recognise a repeated call, and so makes retries of it safe.</summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class IdempotencyKeyAttribute : Attribute;
