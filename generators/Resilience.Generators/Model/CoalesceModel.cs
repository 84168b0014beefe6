namespace Resilience.Generators.Model;

/// <summary>The coalescing of a method's calls.</summary>
/// <param name="Field">The field of the policy set that holds the calls in flight.</param>
/// <param name="KeyType">The type of the key.</param>
/// <param name="Key">The expression that makes the key of a call.</param>
internal sealed record CoalesceModel(string Field, string Comment, string KeyType, string Key);
