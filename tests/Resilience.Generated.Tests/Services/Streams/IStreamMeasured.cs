namespace Resilience.GeneratedTests;

[CircuitBreaker(SlowCallThreshold = 1_000, VolumeThreshold = 1)]
public interface IStreamMeasured : IStreams;
