namespace Resilience.GeneratedTests;

[RateLimit(1, QueueLimit = 1)]
public interface IStreamRate : IStreams;
