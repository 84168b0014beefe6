namespace Resilience;

/// <content>Export and import. The one place where wall-clock time decides: nothing else runs on while no process does.</content>
public sealed partial class CircuitBreaker
{
    internal CircuitRecord Export()
    {
        lock (_gate)
        {
            long now = _clock.Now;
            EndElapsedInterval_NeedsGate(now);
            return new CircuitRecord
            {
                Name = Name,
                State = State_NeedsGate,
                Remaining = State_NeedsGate == CircuitState.Open ? Clock.Until(_openUntil, now) : null,
                Reopenings = _reopenings,
                ExportedAt = _clock.UtcNow,
            };
        }
    }

    internal void Import(CircuitRecord record)
    {
        lock (_gate)
        {
            long now = _clock.Now;
            EndElapsedInterval_NeedsGate(now);
            switch (record.State)
            {
                case CircuitState.Closed:
                    Close_NeedsGate(CircuitTransitionReason.Imported, now);
                    break;
                case CircuitState.Open when Remaining(record) is var remaining and > 0:
                    _reopenings = record.Reopenings;
                    OpenFor_NeedsGate(remaining, CircuitTransitionReason.Imported, now);
                    break;
                case CircuitState.Open or CircuitState.HalfOpen when State_NeedsGate == CircuitState.HalfOpen:
                    // All permits are free again.
                    EnterState_NeedsGate(CircuitState.HalfOpen);
                    break;
                case CircuitState.Open or CircuitState.HalfOpen:
                    Enter_NeedsGate(CircuitState.HalfOpen, CircuitTransitionReason.Imported);
                    break;
                default:
                    Enter_NeedsGate(record.State, CircuitTransitionReason.Imported);
                    break;
            }

            _reopenings = record.Reopenings;
        }
    }

    /// <summary>What is left of an exported interval, in milliseconds: never more than the importer's own interval.</summary>
    private long Remaining(CircuitRecord record)
    {
        TimeSpan passed = _clock.UtcNow - record.ExportedAt;
        long remaining = record.Remaining is { } left
            ? Clock.Milliseconds(left) - Math.Max(0, Clock.Milliseconds(passed))
            : 0;
        return Math.Clamp(remaining, 0, _rules.Settings.Interval(record.Reopenings));
    }
}
