namespace Resilience.Generators.Model;

/// <summary>The policies of a method, each null where it has none.</summary>
/// <param name="Field">The field of the policy set that holds the method's guard.</param>
/// <param name="Display">The method's display name.</param>
/// <param name="PartName">The name of a further part of the method: of a stream, the iterator; of a type like a task, what makes it a task.</param>
/// <param name="FallbackName">The name of the part that calls the fallback.</param>
/// <param name="CallName">The name of the structure that keeps a call for later.</param>
/// <param name="HasToken">Whether a callee has a token to end by.</param>
internal sealed record GuardModel(
    string Field,
    string Display,
    string PartName,
    string FallbackName,
    string CallName,
    bool HasToken,
    FallbackModel? Fallback,
    CacheModel? Cache,
    CoalesceModel? Coalesce,
    TotalTimeoutModel? TotalTimeout,
    RetryModel? Retry,
    HedgeModel? Hedge,
    BreakerModel? Breaker,
    PolicyUseModel? RateLimit,
    TimeoutModel? Timeout,
    PolicyUseModel? Bulkhead)
{
    /// <summary>Whether the callee gets a token of ours.</summary>
    public bool BoundsTime => Timeout is not null || TotalTimeout is not null || Hedge is not null;

    /// <summary>Whether a pending call is left behind at the deadline.</summary>
    public bool Abandons => (Timeout is not null || TotalTimeout is not null) && (!HasToken || Timeout is { Abandon: true });

    /// <summary>Whether the call's outcome is looked at for more than to count it.</summary>
    public bool AnswersFailure => Retry is not null || Fallback is not null;

    /// <summary>Whether a classifier judges the method's results.</summary>
    public bool JudgesResult => Breaker is { ClassifiesResult: true } || Retry is { ClassifiesResult: true };

    /// <summary>The attributes but the fallback's, outermost first; null for a policy that there is not.</summary>
    public string?[] Comments => [Cache?.Comment, Coalesce?.Comment, TotalTimeout?.Comment, Retry?.Comment, Hedge?.Comment, Breaker?.Comment, RateLimit?.Comment, Timeout?.Comment, Bulkhead?.Comment];
}
