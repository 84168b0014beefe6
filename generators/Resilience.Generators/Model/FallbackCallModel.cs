namespace Resilience.Generators.Model;

/// <summary>A call of a fallback method.</summary>
/// <param name="Receiver">Null where the method belongs to the fallback's type; else the inner object, seen as the declaring interface.</param>
/// <param name="Method">With its type arguments.</param>
/// <param name="Exception">The type of its last parameter, which takes the cause; null where it has none.</param>
/// <param name="Suffix"><c>!</c> where the fallback's result is annotated in another way than the method's.</param>
internal sealed record FallbackCallModel(string? Receiver, string Method, EquatableArray<string> Arguments, string? Exception, string Suffix);
