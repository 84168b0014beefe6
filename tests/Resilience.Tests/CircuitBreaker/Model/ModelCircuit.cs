namespace Resilience.Tests.Model;

/// <summary>The breaker as its rules say it: a list for every set, a look at every rule, nothing clever. One thread at a time.</summary>
internal sealed class ModelCircuit(CircuitBreakerOptions initial, double[] randoms)
{
    private readonly List<WindowCall> _window = [];
    private readonly List<ModelCall> _probes = [];
    private readonly List<string> _events = [];
    private CircuitBreakerOptions _options = initial;
    private CircuitState _state = CircuitState.Closed;
    private int _generation;
    private long _now;
    private DateTimeOffset _wall = Machine.Epoch;
    private long _openUntil;
    private DateTimeOffset? _openedAt;
    private int _reopenings;
    private int _probeSuccesses;
    private int _draws;
    private long _run;
    private long _successes;
    private long _failures;
    private long _ignored;
    private long _rejected;

    public IReadOnlyList<string> Events => _events;

    private bool JudgesErrors => _options.ErrorThresholdPercentage > 0;

    private bool JudgesSlowCalls => _options.SlowCallThreshold > TimeSpan.Zero;

    private bool HasWindow => JudgesErrors || JudgesSlowCalls;

    // Time.

    public void Advance(long milliseconds)
    {
        _now += milliseconds;
        _wall += TimeSpan.FromMilliseconds(milliseconds);
        EndInterval();
    }

    public void JumpWall(long milliseconds) => _wall += TimeSpan.FromMilliseconds(milliseconds);

    private void EndInterval()
    {
        if (_state == CircuitState.Open && _now >= _openUntil)
        {
            Enter(CircuitState.HalfOpen, CircuitTransitionReason.ResetTimeoutElapsed);
        }
    }

    // Calls.

    public (ModelCall? Call, Rejection? Rejection) Begin() => _state switch
    {
        CircuitState.Closed => (new ModelCall(true, _generation, _now, JudgesSlowCalls), null),
        CircuitState.Disabled => (Uncounted(), null),
        CircuitState.HalfOpen => Probe(),
        _ => Reject(),
    };

    private (ModelCall? Call, Rejection? Rejection) Probe()
    {
        if (_probes.Count >= _options.HalfOpenPermits)
        {
            if (_now - _probes[0].StartedAt < HalfOpenTimeout())
            {
                return Reject();
            }

            StartGeneration();
        }

        ModelCall probe = new(true, _generation, _now, true);
        _probes.Add(probe);
        return (probe, null);
    }

    private (ModelCall? Call, Rejection? Rejection) Reject()
    {
        _rejected++;
        return _options.Mode == CircuitBreakerMode.Observe ? (Uncounted(), null) : (null, new Rejection(_state, RetryAfter()));
    }

    private ModelCall Uncounted() => new(false, _generation, _now, false);

    public void End(ModelCall call, CallEnd end)
    {
        if (!call.IsCounted || _state == CircuitState.Disabled)
        {
            return;
        }

        bool isCurrent = call.Generation == _generation;
        bool isProbe = isCurrent && _state == CircuitState.HalfOpen;
        if (isProbe)
        {
            _probes.RemoveAll(probe => ReferenceEquals(probe, call));
        }

        switch (end)
        {
            case CallEnd.Cancelled:
                return;
            case CallEnd.Ignored:
                _ignored++;
                return;
        }

        bool failed = end == CallEnd.Failure || (end == CallEnd.Unnamed && _options.Handle.Count == 0);
        _failures += failed ? 1 : 0;
        _successes += !failed && HasWindow ? 1 : 0;
        if (isProbe)
        {
            EndProbe(failed);
        }
        else if (isCurrent && _state == CircuitState.Closed)
        {
            bool slow = JudgesSlowCalls && call.IsTimed && _now - call.StartedAt > Milliseconds(_options.SlowCallThreshold);
            _run = failed ? _run + 1 : 0;
            _window.Add(new WindowCall(_now, failed, slow));
            Judge(failed);
        }
    }

    private void EndProbe(bool failed)
    {
        if (failed)
        {
            _reopenings++;
            OpenByItself(CircuitTransitionReason.ProbeFailed);
        }
        else if (++_probeSuccesses >= _options.SuccessThreshold)
        {
            CloseFor(CircuitTransitionReason.ProbeSucceeded);
        }
    }

    // Judging.

    private void Judge(bool failed)
    {
        if (_now < Milliseconds(_options.WarmUp))
        {
            return;
        }

        int threshold = _options.FailureThreshold ?? (HasWindow ? 0 : 5);
        WindowCall[] window = Window();
        bool hasVolume = HasWindow && window.Length >= Volume();
        if (failed && threshold > 0 && _run >= threshold)
        {
            OpenByItself(CircuitTransitionReason.ConsecutiveFailures);
        }
        else if (hasVolume && JudgesErrors && Reaches(window.Count(call => call.Failed), window.Length, _options.ErrorThresholdPercentage))
        {
            OpenByItself(CircuitTransitionReason.ErrorPercentage);
        }
        else if (hasVolume && JudgesSlowCalls && Reaches(window.Count(call => call.Slow), window.Length, _options.SlowCallPercentage))
        {
            OpenByItself(CircuitTransitionReason.SlowCallPercentage);
        }
    }

    private static bool Reaches(int part, int whole, double percentage) => part > 0 && part * 100m >= (decimal)percentage * whole;

    /// <summary>The calls that count now: the last so many, or those that ended in the current tenth of the window and the nine before it.</summary>
    private WindowCall[] Window()
    {
        if (!HasWindow)
        {
            return [];
        }

        return _options.RollingWindowCalls > 0
            ? [.. _window.TakeLast(_options.RollingWindowCalls)]
            : [.. _window.Where(call => Tenth(call.EndedAt) > Tenth(_now) - 10)];
    }

    private long Tenth(long moment) => moment * 10 / Milliseconds(_options.RollingWindow);

    private int Volume() => _options.VolumeThreshold ?? (_options.RollingWindowCalls > 0 ? Math.Min(10, _options.RollingWindowCalls) : 10);

    // Transitions.

    private void OpenByItself(CircuitTransitionReason reason)
    {
        double interval = Interval(_reopenings);
        if (_options.ResetJitter > 0)
        {
            double random = randoms[_draws++ % randoms.Length];
            interval = Math.Round(interval * (1 + (_options.ResetJitter * ((2 * random) - 1))));
        }

        OpenFor((long)interval, reason);
    }

    private double Interval(int reopenings)
    {
        long reset = Milliseconds(_options.ResetTimeout);
        double cap = Math.Max(reset, Milliseconds(_options.MaxResetTimeout));
        return Math.Min(cap, Math.Round(reset * Math.Pow(_options.ResetTimeoutMultiplier, reopenings)));
    }

    private void OpenFor(long interval, CircuitTransitionReason reason)
    {
        _openUntil = _now + interval;
        Enter(CircuitState.Open, reason);
        EndInterval();
    }

    private void CloseFor(CircuitTransitionReason reason)
    {
        _window.Clear();
        _run = 0;
        _reopenings = 0;
        _openedAt = null;
        Enter(CircuitState.Closed, reason);
    }

    private void Enter(CircuitState to, CircuitTransitionReason reason)
    {
        if (to == _state)
        {
            return;
        }

        _events.Add($"{_state} {to} {reason}");
        _state = to;
        StartGeneration();
        if (to is CircuitState.Open or CircuitState.ForcedOpen)
        {
            _openedAt = _wall;
        }
    }

    private void StartGeneration()
    {
        _generation++;
        _probes.Clear();
        _probeSuccesses = 0;
        _run = 0;
    }

    // Control by hand.

    public void Open(long? milliseconds) => OpenFor(milliseconds ?? Milliseconds(_options.ResetTimeout), CircuitTransitionReason.Manual);

    public void ForceOpen() => Enter(CircuitState.ForcedOpen, CircuitTransitionReason.Manual);

    public void Disable() => Enter(CircuitState.Disabled, CircuitTransitionReason.Manual);

    public void Close() => CloseFor(CircuitTransitionReason.Manual);

    public void Reset()
    {
        Close();
        _successes = 0;
        _failures = 0;
        _ignored = 0;
        _rejected = 0;
    }

    public void Update(CircuitBreakerOptions options)
    {
        bool sameShape = (options.ErrorThresholdPercentage > 0) == JudgesErrors
            && (options.SlowCallThreshold > TimeSpan.Zero) == JudgesSlowCalls
            && options.RollingWindowCalls == _options.RollingWindowCalls
            && (options.RollingWindowCalls > 0 || options.RollingWindow == _options.RollingWindow);
        if (!sameShape)
        {
            _window.Clear();
        }

        _options = options;
    }

    // Export and import.

    public CircuitRecord Export() => new()
    {
        Name = Machine.Name,
        State = _state,
        Remaining = RetryAfter(),
        Reopenings = _reopenings,
        ExportedAt = _wall,
    };

    public void Import(CircuitRecord record)
    {
        double passed = Math.Max(0, (_wall - record.ExportedAt).TotalMilliseconds);
        double remaining = Math.Clamp((record.Remaining?.TotalMilliseconds ?? 0) - passed, 0, Interval(record.Reopenings));
        if (record.State == CircuitState.Closed)
        {
            CloseFor(CircuitTransitionReason.Imported);
        }
        else if (record.State == CircuitState.Open && remaining > 0)
        {
            OpenFor((long)remaining, CircuitTransitionReason.Imported);
        }
        else if (record.State is CircuitState.Open or CircuitState.HalfOpen)
        {
            if (_state == CircuitState.HalfOpen)
            {
                StartGeneration();
            }

            Enter(CircuitState.HalfOpen, CircuitTransitionReason.Imported);
        }
        else
        {
            Enter(record.State, CircuitTransitionReason.Imported);
        }

        _reopenings = record.Reopenings;
    }

    // Reading.

    public CircuitSnapshot Snapshot()
    {
        WindowCall[] window = Window();
        int failures = window.Count(call => call.Failed);
        int slow = window.Count(call => call.Slow);
        return new CircuitSnapshot
        {
            State = _state,
            Successes = HasWindow ? _successes : -1,
            Failures = _failures,
            Ignored = _ignored,
            Rejected = _rejected,
            ConsecutiveFailures = _run,
            WindowCalls = window.Length,
            WindowFailures = failures,
            WindowSlowCalls = slow,
            ErrorPercentage = window.Length == 0 ? null : failures * 100.0 / window.Length,
            SlowCallPercentage = window.Length == 0 ? null : slow * 100.0 / window.Length,
            OpenedAt = _openedAt,
            RetryAfter = RetryAfter(),
        };
    }

    private TimeSpan? RetryAfter() => _state == CircuitState.Open ? TimeSpan.FromMilliseconds(_openUntil - _now) : null;

    private long HalfOpenTimeout()
    {
        long named = Milliseconds(_options.HalfOpenTimeout);
        long reset = Milliseconds(_options.ResetTimeout);
        return named > 0 ? named : reset > 0 ? reset : 30_000;
    }

    private static long Milliseconds(TimeSpan duration) => (long)duration.TotalMilliseconds;
}
