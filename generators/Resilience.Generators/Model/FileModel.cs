namespace Resilience.Generators.Model;

/// <summary>All that a generated file says, as text: no symbol, no syntax, no location.</summary>
/// <param name="HintName">The file's name, unique per type that is marked.</param>
internal abstract record FileModel(string HintName);
