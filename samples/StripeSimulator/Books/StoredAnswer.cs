namespace StripeSimulator;

/// <summary>What a request with an idempotency key was answered, and the request itself, to be compared with the next one.</summary>
internal sealed record StoredAnswer(string Path, string Parameters, string RequestId, Answer Answer);
