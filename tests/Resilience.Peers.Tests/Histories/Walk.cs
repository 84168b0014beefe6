namespace Resilience.Peers.Tests;

/// <summary>Our circuit on its way through a history, and what terms ask of it.</summary>
internal sealed class Walk : IDisposable
{
    private readonly OurCircuit _circuit;
    private readonly List<CallInFlight> _calls = [];
    private int _generation;
    private int _numbers;

    public Walk(Settings settings)
    {
        Settings = settings;
        _circuit = new OurCircuit(settings);
        Snapshot = _circuit.Snapshot;
    }

    public Settings Settings { get; }

    public long Now { get; private set; }

    public CircuitSnapshot Snapshot { get; private set; }

    public CircuitState State => Snapshot.State;

    /// <summary>When the circuit closed last; long ago where it never did.</summary>
    public long ClosedAt { get; private set; } = long.MinValue / 2;

    /// <summary>What the last step showed that was more than a look.</summary>
    public string LastSeen { get; private set; } = Seen.Nothing;

    /// <summary>Whether a call was let in since the circuit came into its state.</summary>
    public bool HasLetIn { get; private set; }

    /// <summary>The calls of the present generation.</summary>
    public IEnumerable<CallInFlight> Current => _calls.Where(call => call.Generation == _generation);

    public bool IsCurrent(int call) => Current.Any(candidate => candidate.Call == call);

    /// <summary>Gives a wished step the number of a call; null where there is no such call.</summary>
    /// <param name="wish">In an <see cref="Step.End"/>: which of the calls in flight, in a circle; -1 = the newest, if it was let in.</param>
    public Step? Resolve(Step wish) => wish switch
    {
        Step.Begin => new Step.Begin(_numbers),
        Step.End(-1, var how) => _calls.Any(call => call.Call == _numbers - 1) ? new Step.End(_numbers - 1, how) : null,
        Step.End(var which, var how) => _calls.Count > 0 ? new Step.End(_calls[which % _calls.Count].Call, how) : null,
        _ => wish,
    };

    public void Do(Step step)
    {
        LastSeen = step is Step.Look or Step.Hear ? LastSeen : _circuit.Do(step);
        bool letIn = LastSeen == Seen.LetIn;
        Now += step is Step.Advance(var milliseconds) ? milliseconds : 0;
        CircuitState before = State;
        Snapshot = _circuit.Snapshot;
        if (State != before)
        {
            _generation++;
            HasLetIn = false;
            ClosedAt = State == CircuitState.Closed ? Now : ClosedAt;
        }

        switch (step)
        {
            case Step.Begin(var call):
                _numbers++;
                HasLetIn |= letIn;
                if (letIn)
                {
                    _calls.Add(new CallInFlight(call, _generation, Now));
                }

                break;
            case Step.End(var call, _):
                _calls.RemoveAll(candidate => candidate.Call == call);
                break;
        }
    }

    public void Dispose() => _circuit.Dispose();
}
