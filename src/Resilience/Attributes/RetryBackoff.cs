namespace Resilience;

/// <summary>How the wait between attempts grows.</summary>
public enum RetryBackoff
{
    /// <summary>Before retry k: <c>Delay × Multiplier^(k−1)</c>. The default.</summary>
    Exponential,

    /// <summary>Before retry k: <c>Delay × k</c>.</summary>
    Linear,

    /// <summary>Before each retry: <c>Delay</c>.</summary>
    Constant,
}
