namespace Resilience.Generators.Model;

/// <summary>The keeping of a method's results.</summary>
/// <param name="Options">The initialisers of its options.</param>
/// <param name="Key">The arguments that tell calls apart.</param>
internal sealed record CacheModel(string Comment, EquatableArray<string> Options, EquatableArray<string> Key);
