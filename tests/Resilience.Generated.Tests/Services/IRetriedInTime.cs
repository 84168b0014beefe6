namespace Resilience.GeneratedTests;

[Retry(5, Delay = 400, Jitter = false, Backoff = RetryBackoff.Constant), TotalTimeout(1_000)]
public interface IRetriedInTime : ICalls;
