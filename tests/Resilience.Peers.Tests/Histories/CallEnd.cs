namespace Resilience.Peers.Tests;

/// <summary>How a call ends.</summary>
internal enum CallEnd
{
    /// <summary>With a result.</summary>
    Success,

    /// <summary>With an exception that is handled.</summary>
    Failure,

    /// <summary>With an exception that is not handled: the callee answered.</summary>
    Unnamed,

    /// <summary>With an exception that is to be ignored. Peers that do not know the word: not handled.</summary>
    Ignored,

    /// <summary>By its caller.</summary>
    Cancelled,
}
