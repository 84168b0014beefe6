using System.Diagnostics.CodeAnalysis;

namespace Resilience.Tests.Model;

/// <summary>A machine with calls in flight, which threads end at the same time.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Its timers fire by hand: there is nothing to stop.")]
internal sealed class ParallelMachine
{
    private readonly Machine _machine;
    private readonly PendingCall[] _calls;
    private int _ended;

    public ParallelMachine(CircuitBreakerOptions options, int calls)
    {
        _machine = new Machine(options, [0.5]);
        _calls = [.. Enumerable.Range(0, calls).Select(_ => new PendingCall(_machine.Circuit))];
    }

    public CircuitBreaker Circuit => _machine.Circuit;

    public void Begin() => _ = new PendingCall(_machine.Circuit);

    /// <summary>Ends one of the calls, no matter which: all came in the same generation at the same time.</summary>
    public void End(CallEnd how) => _calls[Interlocked.Increment(ref _ended) - 1].End(how);

    /// <summary>Everything that can be told of it.</summary>
    public override string ToString() => $"{_machine.Circuit.GetSnapshot()}; {string.Join("; ", _machine.Events())}";
}
