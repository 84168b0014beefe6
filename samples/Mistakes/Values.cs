namespace Mistakes.Values;

public interface IValues
{
    [CircuitBreaker(FailureThreshold = -1)] // RES0010
    Task<int> NegativeAsync();

    [CircuitBreaker(ErrorThresholdPercentage = 50, RollingWindowCalls = 20, VolumeThreshold = 30)] // RES0011
    Task<int> NeverJudgedAsync();

    [CircuitBreaker(FailureThreshold = 0)] // RES0012
    Task<int> NeverOpensAsync();

    [Timeout(5_000), TotalTimeout(2_000)] // RES0013
    Task<int> NeverTimesOutAsync(CancellationToken cancellationToken);

    [Retry(2, Delay = 500, MaxDelay = 100, Idempotent = true)] // RES0014
    Task<int> NeverWaitsLongerAsync();

    [CircuitBreaker(ErrorThresholdPercentage = 50, RollingWindow = 3_000), Timeout(2_000)] // RES0015
    Task<int> ForgetsAsync(CancellationToken cancellationToken);

    [Retry(5, Delay = 1_000, Jitter = false, Idempotent = true), TotalTimeout(3_000)] // RES0016
    Task<int> RunsOutOfTimeAsync(CancellationToken cancellationToken);
}

public interface INames
{
    [CircuitBreaker(Name = "warehouse", FailureThreshold = 3)]
    Task<int> CountAsync();

    [CircuitBreaker(Name = "warehouse", FailureThreshold = 5)] // RES0017
    Task<string> DescribeAsync();
}
