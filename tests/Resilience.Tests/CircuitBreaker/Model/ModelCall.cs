namespace Resilience.Tests.Model;

/// <summary>A call that the model has let in.</summary>
/// <param name="IsCounted">False where the circuit was disabled, or the call only passes because rejections are observed.</param>
/// <param name="Generation">The generation in which it was let in.</param>
/// <param name="StartedAt">When that was.</param>
/// <param name="IsTimed">Whether its duration will be known: slow calls were judged then.</param>
internal sealed record ModelCall(bool IsCounted, int Generation, long StartedAt, bool IsTimed);
