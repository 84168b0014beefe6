namespace Resilience;

/// <summary>Takes a method out of the policies that its interface declares: the proxy forwards it unguarded.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class NoResilienceAttribute : Attribute;
