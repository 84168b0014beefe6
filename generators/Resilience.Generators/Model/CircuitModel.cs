namespace Resilience.Generators.Model;

/// <summary>A circuit, of one method or of several, or the circuits of a key's values.</summary>
/// <param name="Method">The method's display name; null for the interface's circuit.</param>
/// <param name="KeyType">The type of the key; null where there is one circuit.</param>
/// <param name="Constant">The constant that holds its name.</param>
/// <param name="Name">The circuit's name where no service key is involved.</param>
/// <param name="Options">The initialisers of its options.</param>
internal sealed record CircuitModel(string Field, string? Method, string? KeyType, string Constant, string Name, EquatableArray<string> Options);
