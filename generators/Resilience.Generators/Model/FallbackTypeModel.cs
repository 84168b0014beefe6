namespace Resilience.Generators.Model;

/// <summary>A type that answers, and the proxy's field that holds it.</summary>
internal sealed record FallbackTypeModel(string Field, string Type);
