namespace Resilience.Tests.Model;

/// <summary>Plays one history on the model and on the machine, and finds the first difference.</summary>
internal sealed class Comparison : IDisposable
{
    private readonly History _history;
    private readonly ModelCircuit _model;
    private readonly Machine _machine;
    private readonly List<(ModelCall Model, PendingCall Machine)> _calls = [];
    private readonly List<CircuitRecord> _records = [];

    private Comparison(History history)
    {
        _history = history;
        _model = new ModelCircuit(history.Options, history.Randoms);
        _machine = new Machine(history.Options, history.Randoms, history.Frequency, history.FiresTimers);
    }

    /// <returns>What was seen, to count histories that show something.</returns>
    /// <exception cref="InvalidOperationException">Model and machine differ.</exception>
    public static string Play(History history)
    {
        using Comparison comparison = new(history);
        foreach (Step step in history.Steps)
        {
            comparison.Play(step);
            if (history.Looks)
            {
                comparison.Look();
            }
        }

        comparison.Look();
        comparison.Same("events", string.Join("; ", comparison._model.Events), string.Join("; ", comparison._machine.Events()));
        return comparison._model.Events.Count switch { 0 => "no transition", < 4 => "1 to 3 transitions", _ => "4 transitions and more" };
    }

    public void Dispose() => _machine.Dispose();

    private void Play(Step step)
    {
        switch (step)
        {
            case Step.Begin:
                Begin();
                break;
            case Step.End(var which, var how) when _calls.Count > 0:
                int index = which % _calls.Count;
                End(_calls[index], how);
                _calls.RemoveAt(index);
                break;
            case Step.Call(var how) when Begin() is { } call:
                End(call, how);
                _calls.Remove(call);
                break;
            case Step.Cancelled:
                BeginCancelled();
                break;
            case Step.Advance(var time):
                _model.Advance(time);
                _machine.Advance(time);
                break;
            case Step.JumpWall(var time):
                _model.JumpWall(time);
                _machine.JumpWall(time);
                break;
            case Step.Open(var time):
                _model.Open(time);
                _machine.Circuit.Open(time is { } named ? TimeSpan.FromMilliseconds(named) : null);
                break;
            case Step.Command(var what):
                Operate(what);
                break;
            case Step.Update(var options):
                _model.Update(options);
                _machine.Circuit.Update(options);
                break;
            case Step.Export:
                _records.Add(_model.Export());
                Same("record", _records[^1], _machine.Runtime.Circuits.Export().Single());
                break;
            case Step.Import(var which) when _records.Count > 0:
                _model.Import(_records[which % _records.Count]);
                _machine.Runtime.Circuits.Import([_records[which % _records.Count]]);
                break;
            case Step.Look:
                Look();
                break;
        }
    }

    private (ModelCall, PendingCall)? Begin()
    {
        (ModelCall? model, Rejection? rejection) = _model.Begin();
        PendingCall machine = new(_machine.Circuit);
        Same("admitted", model is not null, machine.IsAdmitted);
        if (model is not null)
        {
            _calls.Add((model, machine));
            return (model, machine);
        }

        CircuitOpenException exception = (CircuitOpenException)machine.Outcome.Exception!.InnerException!;
        Same("rejection", rejection, new Rejection(exception.State, exception.RetryAfter));
        return null;
    }

    private void BeginCancelled()
    {
        using CancellationTokenSource caller = new();
        caller.Cancel();
        bool wasCalled = false;
        ValueTask call = _machine.Circuit.ExecuteAsync(
            _ =>
            {
                wasCalled = true;
                return default;
            },
            caller.Token);
        Same("cancelled on entry", (true, false), (call.IsCanceled, wasCalled));
    }

    private void End((ModelCall Model, PendingCall Machine) call, CallEnd how)
    {
        _model.End(call.Model, how);
        call.Machine.End(how);
    }

    private void Operate(Manual what)
    {
        switch (what)
        {
            case Manual.Close:
                _model.Close();
                _machine.Circuit.Close();
                break;
            case Manual.Reset:
                _model.Reset();
                _machine.Circuit.Reset();
                break;
            case Manual.ForceOpen:
                _model.ForceOpen();
                _machine.Circuit.ForceOpen();
                break;
            case Manual.Disable:
                _model.Disable();
                _machine.Circuit.Disable();
                break;
        }
    }

    private void Look()
    {
        CircuitSnapshot expected = _model.Snapshot();
        Same("state", expected.State, _machine.Circuit.State);
        Same("snapshot", expected, _machine.Circuit.GetSnapshot());
    }

    private void Same<T>(string what, T model, T machine)
    {
        if (!EqualityComparer<T>.Default.Equals(model, machine))
        {
            throw new InvalidOperationException($"{what}: the model has {model}, the machine {machine}, in{Environment.NewLine}{_history}");
        }
    }
}
