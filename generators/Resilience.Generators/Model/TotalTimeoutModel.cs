namespace Resilience.Generators.Model;

/// <summary>A time-out over all attempts and waits.</summary>
internal sealed record TotalTimeoutModel(string Comment, string Milliseconds);
