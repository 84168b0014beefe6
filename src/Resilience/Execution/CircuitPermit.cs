namespace Resilience.Execution;

/// <summary>A circuit's leave to call, given back with the outcome.</summary>
internal readonly struct CircuitPermit
{
    /// <summary>A permit whose outcome counts nowhere.</summary>
    internal static readonly CircuitPermit Uncounted = new(-1, NotTimed);

    private const long NotTimed = -1;

    internal CircuitPermit(long word, long startedAt = NotTimed)
    {
        Word = word;
        StartedAt = startedAt;
    }

    /// <summary>Generation and state of the circuit when it let the call pass.</summary>
    internal long Word { get; }

    /// <summary>When, on the runtime's clock; −1 where nobody will ask.</summary>
    internal long StartedAt { get; }

    internal bool IsCounted => Word >= 0;

    internal bool IsTimed => StartedAt >= 0;

    /// <summary>The permit of a call some of whose time is not the callee's. A probe is known by its start and not judged by its duration.</summary>
    internal CircuitPermit Without(long milliseconds)
        => IsTimed && CircuitWord.State(Word) == CircuitState.Closed ? new CircuitPermit(Word, StartedAt + milliseconds) : this;
}
