namespace PaymentService;

/// <summary>The retry queue as operators see it.</summary>
/// <param name="Waiting">Payments that are <see cref="PaymentStatus.QueuedForRetry"/>.</param>
/// <param name="OldestCreatedAt">When the one that waits longest came; null where none waits.</param>
/// <param name="NeedsAttention">Payments that wait for a person instead.</param>
internal sealed record RetryQueueView(int Waiting, DateTimeOffset? OldestCreatedAt, int NeedsAttention);
