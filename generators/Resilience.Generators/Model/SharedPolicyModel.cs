namespace Resilience.Generators.Model;

/// <summary>A bulkhead or rate limit, of one method or of several.</summary>
/// <param name="Kind">What the binder calls it.</param>
/// <param name="Method">The method's display name; null for the interface's.</param>
/// <param name="Options">The initialisers of its options.</param>
internal sealed record SharedPolicyModel(string Kind, string Field, string? Method, EquatableArray<string> Options);
