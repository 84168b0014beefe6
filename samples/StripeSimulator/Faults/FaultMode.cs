namespace StripeSimulator;

/// <summary>How the API misbehaves.</summary>
internal enum FaultMode
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>The port is closed: connections are refused, open ones broken.</summary>
    Down,

    /// <summary>Takes the request and never answers; nothing is booked.</summary>
    Hang,

    /// <summary>Answers with an error; nothing is booked.</summary>
    Error,

    /// <summary>Breaks the connection; nothing is booked.</summary>
    Reset,

    /// <summary>Books the request, then breaks the connection: charged, but nobody was told.</summary>
    LostReply,

    /// <summary>Answers late. What was asked is done even when the caller has given up waiting.</summary>
    Latency,
}
