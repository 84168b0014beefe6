using System.Runtime.CompilerServices;
using Resilience.Execution;

namespace Resilience;

/// <content>The way out.</content>
public sealed partial class CircuitBreaker
{
    private int _probeSuccesses;

    /// <summary>Gives a permit back with a success. Nothing is written while nothing has failed and nothing is counted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Success(CircuitPermit permit)
    {
        if (!_word.IsStill(permit.Word))
        {
            SuccessSlow(permit);
        }
    }

    /// <summary>Gives a permit back with a result that a classifier is to judge.</summary>
    internal Outcome Result<T>(CircuitPermit permit, T result)
    {
        Outcome outcome = _rules.Classification.Of(result);
        if (outcome == Outcome.Success)
        {
            Success(permit);
        }
        else
        {
            Record(permit, outcome);
        }

        return outcome;
    }

    /// <summary>Gives a permit back with a failure.</summary>
    /// <returns>What it counts as: the caller's cancellation is neutral.</returns>
    internal Outcome Failure(CircuitPermit permit, in CallFailure failure)
    {
        if (failure.Cause == CallFailureCause.Cancelled)
        {
            Return(permit);
            return Outcome.Ignored;
        }

        Outcome outcome = failure.Cause == CallFailureCause.Callee ? _rules.Classification.Of(failure.Exception) : Outcome.Failure;
        Record(permit, outcome);
        return outcome;
    }

    /// <summary>Gives a permit back unused: the caller cancelled.</summary>
    internal void Return(CircuitPermit permit)
    {
        if (CircuitWord.State(permit.Word) == CircuitState.HalfOpen)
        {
            lock (_gate)
            {
                EndProbe_NeedsGate(permit);
            }
        }
    }

    /// <summary>The same where there may be something to do.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void SuccessSlow(CircuitPermit permit)
    {
        // The window before the word: a window that is newer than the word read after it cannot be had. A window of calls counts nothing without the gate.
        TimeWindow? window = Volatile.Read(ref _window) as TimeWindow;
        long word = Volatile.Read(ref _word.Value);
        if (window is not null && (word & ~CircuitWord.TimesCalls) == (permit.Word | CircuitWord.CountsSuccesses))
        {
            long now = _clock.Now;
            if (!IsSlow(permit, now) && window.IsClean && window.TryCountSuccess(now))
            {
                if (!window.IsClean)
                {
                    // A failure that counted meanwhile was perhaps judged with one call too few.
                    Judge(permit);
                }

                return;
            }
        }

        Record(permit, Outcome.Success);
    }

    private void Record(CircuitPermit permit, Outcome outcome)
    {
        if (!permit.IsCounted)
        {
            return;
        }

        long opened = NotOpened;
        lock (_gate)
        {
            CircuitState state = State_NeedsGate;
            if (state == CircuitState.Disabled)
            {
                return;
            }

            bool isCurrent = CircuitWord.Identity(_word.Value) == permit.Word;
            if (outcome == Outcome.Ignored)
            {
                _ignored++;
                EndProbe_NeedsGate(permit);
                return;
            }

            bool failed = outcome == Outcome.Failure;
            _failures += failed ? 1 : 0;
            if (isCurrent && state == CircuitState.Closed)
            {
                opened = RecordClosed_NeedsGate(permit, failed);
            }
            else
            {
                // The window counts only calls of its own generation; the totals count all.
                _successes += failed || !_rules.Settings.HasWindow ? 0 : 1;
                if (isCurrent && EndProbe_NeedsGate(permit))
                {
                    opened = RecordProbe_NeedsGate(failed);
                }
            }
        }

        DrawInterval(opened);
    }

    private long RecordClosed_NeedsGate(CircuitPermit permit, bool failed)
    {
        long now = _clock.Now;
        CircuitSettings settings = _rules.Settings;
        _run = failed ? _run + 1 : 0;
        _window?.Count(now, failed, IsSlow(permit, now));
        Volatile.Write(ref _word.Value, CircuitWord.WithFlags(_word.Value, Flags(CircuitState.Closed)));
        return failed && settings.FailureThreshold > 0 && _run >= settings.FailureThreshold && !IsWarmingUp(now)
            ? Open_NeedsGate(CircuitTransitionReason.ConsecutiveFailures, now)
            : JudgeWindow_NeedsGate(now);
    }

    /// <summary>Judges a window in which a success was counted without the gate.</summary>
    private void Judge(CircuitPermit permit)
    {
        long opened = NotOpened;
        lock (_gate)
        {
            if (CircuitWord.Identity(_word.Value) == permit.Word)
            {
                opened = JudgeWindow_NeedsGate(_clock.Now);
            }
        }

        DrawInterval(opened);
    }

    private long JudgeWindow_NeedsGate(long now)
    {
        CircuitSettings settings = _rules.Settings;
        if (_window is not { } window || IsWarmingUp(now) || window.Calls < settings.VolumeThreshold)
        {
            return NotOpened;
        }

        if (settings.JudgesErrors && _rules.Errors.IsReachedBy(window.Failures, window.Calls))
        {
            return Open_NeedsGate(CircuitTransitionReason.ErrorPercentage, now);
        }

        return settings.JudgesSlowCalls && _rules.SlowCalls.IsReachedBy(window.SlowCalls, window.Calls)
            ? Open_NeedsGate(CircuitTransitionReason.SlowCallPercentage, now)
            : NotOpened;
    }

    private long RecordProbe_NeedsGate(bool failed)
    {
        if (failed)
        {
            _reopenings = Math.Min(_reopenings, int.MaxValue - 1) + 1;
            return Open_NeedsGate(CircuitTransitionReason.ProbeFailed, _clock.Now);
        }

        if (++_probeSuccesses >= _rules.Settings.SuccessThreshold)
        {
            Close_NeedsGate(CircuitTransitionReason.ProbeSucceeded, _clock.Now);
        }

        return NotOpened;
    }

    /// <summary>Takes a probe out of flight; false where it belongs to a generation that is over.</summary>
    private bool EndProbe_NeedsGate(CircuitPermit permit)
        => CircuitWord.Identity(_word.Value) == permit.Word && State_NeedsGate == CircuitState.HalfOpen && _probes.Remove(permit.StartedAt);

    private bool IsWarmingUp(long now) => now - _createdAt < _rules.Settings.WarmUp;

    private bool IsSlow(CircuitPermit permit, long now)
    {
        long threshold = _rules.Settings.SlowCallThreshold;
        return threshold > 0 && permit.IsTimed && now - permit.StartedAt > threshold;
    }
}
