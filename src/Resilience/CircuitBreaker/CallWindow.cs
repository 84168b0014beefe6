namespace Resilience;

/// <summary>The recent calls of one generation of a closed circuit, for the percentages. All but <see cref="TryCountSuccess"/> is called with the circuit's gate held.</summary>
internal abstract class CallWindow
{
    public abstract long Calls { get; }

    public abstract int Failures { get; }

    public abstract int SlowCalls { get; }

    /// <summary>Whether a quick success can change nothing but the number of calls.</summary>
    public abstract bool IsClean { get; }

    /// <summary>Successes counted through <see cref="TryCountSuccess"/> and <see cref="Count"/> since the window was made.</summary>
    public abstract long TotalSuccesses { get; }

    /// <summary>Counts a quick success without the gate. False: it was not counted; go the slow way.</summary>
    public abstract bool TryCountSuccess(long now);

    public abstract void Count(long now, bool failed, bool slow);

    /// <summary>Forgets what is too old.</summary>
    public abstract void Advance(long now);

    /// <summary>Ends the window: successes that come late are not counted by it. Returns <see cref="TotalSuccesses"/>.</summary>
    public abstract long Seal();

    public static CallWindow Create(CircuitSettings settings, long now)
        => settings.RollingWindowCalls > 0 ? new CountWindow(settings.RollingWindowCalls) : new TimeWindow(settings.RollingWindow, now);
}
