namespace Resilience.Tests.Model;

/// <summary>One thing that happens.</summary>
internal abstract record Step
{
    /// <summary>A call comes and stays.</summary>
    public sealed record Begin : Step;

    /// <summary>One of the calls in flight ends, perhaps long after it was of interest.</summary>
    /// <param name="Which">Which of them, in a circle.</param>
    /// <param name="How">How it ends.</param>
    public sealed record End(int Which, CallEnd How) : Step;

    /// <summary>A call comes and ends at once.</summary>
    /// <param name="How">How it ends.</param>
    public sealed record Call(CallEnd How) : Step;

    /// <summary>A caller whose token is cancelled already.</summary>
    public sealed record Cancelled : Step;

    /// <summary>Time passes.</summary>
    public sealed record Advance(long Milliseconds) : Step;

    /// <summary>Somebody sets the clock on the wall.</summary>
    public sealed record JumpWall(long Milliseconds) : Step;

    /// <summary>By hand; without a duration where that is null.</summary>
    public sealed record Open(long? Milliseconds) : Step;

    /// <summary>By hand.</summary>
    public sealed record Command(Manual What) : Step;

    /// <summary>Other options.</summary>
    public sealed record Update(CircuitBreakerOptions Options) : Step
    {
        public override string ToString() => $"Update {{ {History.Describe(Options)} }}";
    }

    /// <summary>The state is saved.</summary>
    public sealed record Export : Step;

    /// <summary>One of the saved states comes back.</summary>
    public sealed record Import(int Which) : Step;

    /// <summary>Somebody reads the state.</summary>
    public sealed record Look : Step;
}
