namespace Resilience.Tests.Model;

/// <summary>The same of the model.</summary>
internal sealed class ParallelModel
{
    private readonly Stack<ModelCall> _calls;

    public ParallelModel(CircuitBreakerOptions options, int calls)
    {
        Circuit = new ModelCircuit(options, [0.5]);
        _calls = new Stack<ModelCall>(Enumerable.Range(0, calls).Select(_ => Circuit.Begin().Call!));
    }

    public ModelCircuit Circuit { get; }

    public void Begin() => Circuit.Begin();

    public void End(CallEnd how) => Circuit.End(_calls.Pop(), how);

    public override string ToString() => $"{Circuit.Snapshot()}; {string.Join("; ", Circuit.Events)}";
}
