using System.Globalization;

namespace Resilience.Peers.Tests;

/// <summary>One thing that happens.</summary>
internal abstract record Step
{
    /// <summary>A call comes and stays. Seen: whether it is let in.</summary>
    public sealed record Begin(int Call) : Step;

    /// <summary>A call that was let in ends, perhaps long after it was of interest.</summary>
    public sealed record End(int Call, CallEnd How) : Step;

    /// <summary>A call comes whose token is cancelled already. Seen: what its caller gets.</summary>
    public sealed record BeginCancelled : Step;

    /// <summary>Time passes.</summary>
    public sealed record Advance(long Milliseconds) : Step;

    /// <summary>By hand, for the reset time.</summary>
    public sealed record Open : Step;

    /// <summary>By hand, until told otherwise.</summary>
    public sealed record ForceOpen : Step;

    /// <summary>By hand.</summary>
    public sealed record Close : Step;

    /// <summary>Somebody reads the state. Seen: that.</summary>
    public sealed record Look : Step;

    /// <summary>Somebody reads for how long the last rejection was. Seen: that.</summary>
    public sealed record Hear : Step;

    /// <summary>The process ends; another goes on from what was saved at that moment.</summary>
    public sealed record Restart : Step;

    /// <summary>Seen: what the caller of a call has got.</summary>
    public sealed record Outcome(int Call) : Step;

    public sealed override string ToString() => this switch
    {
        Begin begin => string.Create(CultureInfo.InvariantCulture, $"call {begin.Call} comes"),
        End end => string.Create(CultureInfo.InvariantCulture, $"call {end.Call} ends: {end.How}"),
        BeginCancelled => "a call comes that is cancelled already",
        Advance advance => string.Create(CultureInfo.InvariantCulture, $"{advance.Milliseconds} ms pass"),
        Open => "opened by hand",
        ForceOpen => "forced open by hand",
        Close => "closed by hand",
        Look => "state",
        Restart => "saved, and restored in another process",
        Outcome outcome => string.Create(CultureInfo.InvariantCulture, $"what the caller of {outcome.Call} has"),
        _ => "for how long",
    };
}
