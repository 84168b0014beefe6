namespace Resilience.Tests.Model;

/// <summary>What a rejected caller is told.</summary>
internal sealed record Rejection(CircuitState State, TimeSpan? RetryAfter);
