namespace Resilience;

/// <summary>What a finished call says about its callee.</summary>
public enum Outcome
{
    /// <summary>The callee is well, whatever it answered.</summary>
    Success,

    /// <summary>The callee is not well.</summary>
    Failure,

    /// <summary>The call says nothing about the callee.</summary>
    Ignored,
}
