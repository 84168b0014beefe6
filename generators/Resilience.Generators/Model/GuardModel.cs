namespace Resilience.Generators.Model;

/// <summary>The policies of a method, each null where it has none.</summary>
/// <param name="Field">The field of the policy set that holds the method's guard or, where it has none, the names that policies ask for.</param>
/// <param name="Display">The method's display name.</param>
/// <param name="SlowName">The name of the part that can suspend or retry; of a stream, the iterator.</param>
/// <param name="FallbackName">The name of the part that calls the fallback.</param>
/// <param name="CallName">The name of the structure that keeps a call for further attempts.</param>
internal sealed record GuardModel(
    string Field,
    string Display,
    string SlowName,
    string FallbackName,
    string CallName,
    BreakerModel? Breaker,
    TimeoutModel? Timeout,
    TotalTimeoutModel? TotalTimeout,
    RetryModel? Retry,
    FallbackModel? Fallback)
{
    /// <summary>Whether a policy tells the method's name.</summary>
    public bool IsNamed => Breaker is not null || Timeout is not null || TotalTimeout is not null;
}
