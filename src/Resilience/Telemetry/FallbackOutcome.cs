namespace Resilience;

/// <summary>What a fallback did for a call: the values of the tag <see cref="TelemetryNames.Fallback"/>.</summary>
internal enum FallbackOutcome
{
    /// <summary>There is none, or it does not answer for what happened.</summary>
    None,

    /// <summary>The caller got its answer.</summary>
    Applied,

    /// <summary>It threw.</summary>
    Failed,
}
