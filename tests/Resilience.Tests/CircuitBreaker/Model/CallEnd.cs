namespace Resilience.Tests.Model;

/// <summary>How a call ends.</summary>
internal enum CallEnd
{
    /// <summary>With a result.</summary>
    Success,

    /// <summary>With an exception that counts.</summary>
    Failure,

    /// <summary>With an exception of the options' <c>Ignore</c>.</summary>
    Ignored,

    /// <summary>With an exception that no <c>Handle</c> names: a failure where there is no <c>Handle</c>, else a success.</summary>
    Unnamed,

    /// <summary>By its caller.</summary>
    Cancelled,
}
