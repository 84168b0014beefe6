namespace Resilience.Tests.Model;

/// <summary>A call in the model's window.</summary>
internal sealed record WindowCall(long EndedAt, bool Failed, bool Slow);
