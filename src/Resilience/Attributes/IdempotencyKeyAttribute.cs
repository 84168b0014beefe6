namespace Resilience;

/// <summary>The developer's statement that the callee recognises a repeated call by this argument, for those who read the interface. By itself it makes nothing safe: the callee must do so.</summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class IdempotencyKeyAttribute : Attribute;
