namespace Resilience;

/// <summary>
/// Stops calling a callee that keeps failing, and tries again after a while. Generated proxies use it; it can also be used by hand.
/// </summary>
/// <remarks>
/// <para>A closed circuit lets calls pass. Enough failures open it: calls are rejected at once. When the open interval is over the circuit is half-open:
/// a few probes pass, and their outcome closes it or opens it again.</para>
/// <para>A call reads one 64-bit word on its way in and once more on its way out (<see cref="CircuitWord"/>). Everything that changes state happens under one gate;
/// the gate is never held while a callback of the user runs.</para>
/// </remarks>
public sealed partial class CircuitBreaker
{
    private readonly object _gate = new();
    private readonly ResilienceRuntime _runtime;
    private readonly Clock _clock;
    private readonly long _createdAt;
    private readonly CircuitWord _word = new();

    private CircuitRules _rules;
    private CircuitSettings _declared;
    private CircuitSettings _configured;
    private string _said = "";

    // Written with the gate held.
    private CallWindow? _window;
    private long _run;
    private long _failures;
    private long _ignored;
    private long _rejected;
    private long _successes;

    /// <summary>Makes a breaker to be used by hand, and enters it in the runtime's registry.</summary>
    /// <param name="options">Its settings; <see cref="CircuitBreakerOptions.Name"/> is required. They are copied.</param>
    /// <param name="runtime">Where it lives; null = <see cref="ResilienceRuntime.Default"/>.</param>
    /// <exception cref="ArgumentException">A value is out of its range, missing, or at odds with another. The message names it.</exception>
    /// <exception cref="InvalidOperationException">The runtime has a circuit of that name.</exception>
    public CircuitBreaker(CircuitBreakerOptions options, ResilienceRuntime? runtime = null)
        : this(options, runtime ?? ResilienceRuntime.Default, identity: null, isNamed: true)
        => _runtime.Registry.Add(this);

    internal CircuitBreaker(CircuitBreakerOptions options, ResilienceRuntime runtime, CircuitIdentity? identity, bool isNamed)
    {
        _runtime = runtime;
        _clock = runtime.Clock;
        _rules = CircuitRules.From(options, runtime);
        _declared = _rules.Settings;
        _configured = _declared;
        _createdAt = _clock.Now;
        Name = _rules.Settings.Name;
        Identity = identity;
        IsNamed = isNamed;
        DeclaredClassification = _rules.Classification;
        EmptyWindow(_createdAt);
        _word.Value = CircuitWord.WithFlags(0, Flags(CircuitState.Closed));
    }

    /// <summary>Every transition of this circuit; queued, in order, never on a caller's path.</summary>
    public event Action<CircuitStateChange>? StateChanged;

    /// <summary>The name, unique in the runtime. One that nobody wrote may yet get its namespace in front, where a second circuit has the same.</summary>
    public string Name { get; private set; }

    /// <summary>The state now. An open circuit whose interval is over reads half-open, whether or not anybody calls.</summary>
    public CircuitState State
    {
        get
        {
            CircuitState state = CircuitWord.State(Volatile.Read(ref _word.Value));
            if (state != CircuitState.Open || _clock.Now < Volatile.Read(ref _openUntil))
            {
                return state;
            }

            lock (_gate)
            {
                EndElapsedInterval_NeedsGate(_clock.Now);
                return State_NeedsGate;
            }
        }
    }

    /// <summary>For the circuit of a key: the name without the key, under which metrics and logs know it. Keys are many, and may be personal data. Null for all others.</summary>
    internal string? ReportedName { get; init; }

    /// <summary>The time by which its calls are measured.</summary>
    internal long Now => _clock.Now;

    internal Action<CircuitStateChange>? StateChangedHandlers => StateChanged;

    /// <summary>Whose circuit it is; null for one made by hand.</summary>
    internal CircuitIdentity? Identity { get; }

    /// <summary>Whether somebody wrote the name, so that it may not be changed.</summary>
    internal bool IsNamed { get; }

    private Classification DeclaredClassification { get; }

    /// <summary>What calls read of it: a guard whose calls ask nothing else reads it at once.</summary>
    internal CircuitWord Word => _word;

    private CircuitState State_NeedsGate => CircuitWord.State(_word.Value);

    /// <summary>Changes the settings of a running circuit. State, generation and run of failures stay.</summary>
    /// <remarks>A change of the window's shape (its kind, its length, percentages switched on or off) starts an empty window; <see cref="CircuitBreakerOptions.ResetTimeout"/> applies at the next opening; everything else from the next call or outcome on.</remarks>
    /// <param name="options">All settings, under the same <see cref="CircuitBreakerOptions.Name"/>: what they do not say goes back to its default, not to what the attribute says. They are copied.</param>
    /// <exception cref="ArgumentException">A value is out of its range, missing, or at odds with another, or the name is another; the old settings stay.</exception>
    public void Update(CircuitBreakerOptions options)
    {
        CircuitRules rules = CircuitRules.From(options, _runtime);
        if (rules.Settings.Name != Name)
        {
            throw new ArgumentException($"Name is '{rules.Settings.Name}', but the circuit's is '{Name}', and a circuit keeps its name.", nameof(options));
        }

        lock (_gate)
        {
            Change_NeedsGate(rules);
        }
    }

    /// <summary>The circuit at this moment.</summary>
    /// <returns>A copy that does not change.</returns>
    public CircuitSnapshot GetSnapshot()
    {
        lock (_gate)
        {
            long now = _clock.Now;
            EndElapsedInterval_NeedsGate(now);
            _window?.Advance(now);
            long calls = _window?.Calls ?? 0;
            CircuitSettings settings = _rules.Settings;
            CircuitState state = State_NeedsGate;
            return new CircuitSnapshot
            {
                State = state,
                Successes = settings.HasWindow ? _successes + (_window?.TotalSuccesses ?? 0) : -1,
                Failures = _failures,
                Ignored = _ignored,
                Rejected = Interlocked.Read(ref _rejected),
                ConsecutiveFailures = _run,
                WindowCalls = calls,
                WindowFailures = _window?.Failures ?? 0,
                WindowSlowCalls = _window?.SlowCalls ?? 0,
                ErrorPercentage = Percentage.Of(_window?.Failures ?? 0, calls),
                SlowCallPercentage = Percentage.Of(_window?.SlowCalls ?? 0, calls),
                OpenedAt = _openedAt,
                RetryAfter = state == CircuitState.Open ? Clock.Until(_openUntil, now) : null,
            };
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {State}";

    /// <summary>As <see cref="Update"/>, for the configuration: where that says what it said before, what was set by hand meanwhile stays.</summary>
    /// <param name="options">All settings.</param>
    /// <param name="said">Those of them that the configuration says; the others are the attribute's.</param>
    /// <returns>Whether the circuit had other settings.</returns>
    internal bool Configure(CircuitBreakerOptions options, string said)
    {
        CircuitRules rules = CircuitRules.From(options.Named(Name), _runtime);
        lock (_gate)
        {
            rules = rules with { Settings = rules.Settings with { Name = Name } };
            if (said == _said && rules.Settings == _configured with { Name = Name })
            {
                return false;
            }

            _said = said;
            _configured = rules.Settings;
            bool hadOthers = rules.Settings != _rules.Settings || !rules.Classification.IsSameAs(_rules.Classification);
            Change_NeedsGate(rules);
            return hadOthers;
        }
    }

    /// <summary>Whether another declaration of this name says the same.</summary>
    internal bool IsDeclaredAs(CircuitBreakerOptions options)
    {
        CircuitRules other = CircuitRules.From(options, _runtime);
        return _declared == other.Settings && DeclaredClassification.IsSameAs(other.Classification);
    }

    internal void Rename(string name)
    {
        lock (_gate)
        {
            Name = name;
            _declared = _declared with { Name = name };
            _rules = _rules with { Settings = _rules.Settings with { Name = name } };
        }
    }

    /// <summary>The flags of the word that follow from state, run and settings.</summary>
    private long Flags(CircuitState state)
        => (_run > 0 || state != CircuitState.Closed ? CircuitWord.AwaitsSuccess : 0)
        | (_rules.Settings.HasWindow ? CircuitWord.CountsSuccesses : 0)
        | (_rules.Settings.JudgesSlowCalls ? CircuitWord.TimesCalls : 0);

    private void Change_NeedsGate(CircuitRules rules)
    {
        bool sameWindow = rules.Settings.HasSameWindowAs(_rules.Settings);
        _rules = rules;
        if (!sameWindow)
        {
            EmptyWindow(_clock.Now);
        }

        Volatile.Write(ref _word.Value, CircuitWord.WithFlags(_word.Value, Flags(State_NeedsGate)));
    }

    /// <summary>Starts an empty window, or none; what the old one counted stays in the totals.</summary>
    private void EmptyWindow(long now)
    {
        _successes += _window?.Seal() ?? 0;
        Volatile.Write(ref _window, _rules.Settings.HasWindow ? CallWindow.Create(_rules.Settings, now) : null);
    }
}
