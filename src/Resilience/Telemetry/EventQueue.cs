using System.Diagnostics.CodeAnalysis;

namespace Resilience;

/// <summary>Tells listeners of transitions: one change at a time, in the order in which they were queued, on a thread of the pool.</summary>
internal sealed class EventQueue(ResilienceRuntime runtime)
{
    /// <summary>The queue that this thread is working off: a listener that waits for it would wait for ever.</summary>
    [ThreadStatic]
    private static EventQueue? t_current;

    private readonly object _gate = new();
    private readonly Queue<Item> _items = new();
    private bool _isRunning;

    /// <summary>Queues a change. Called with a circuit's gate held, which is what keeps a circuit's changes in order.</summary>
    public void Enqueue(CircuitBreaker circuit, CircuitStateChange change) => Enqueue(new Item(circuit, change, null));

    public ValueTask FlushAsync()
    {
        if (t_current == this)
        {
            return default;
        }

        TaskCompletionSource flushed;
        lock (_gate)
        {
            if (!_isRunning)
            {
                return default;
            }

            flushed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _items.Enqueue(new Item(null, default, flushed));
        }

        return new ValueTask(flushed.Task);
    }

    private void TellAll()
    {
        t_current = this;
        try
        {
            while (TryDequeue(out Item item))
            {
                item.Flushed?.SetResult();
                if (item.Circuit is { } circuit)
                {
                    Tell(circuit, item.Change);
                }
            }
        }
        finally
        {
            t_current = null;
        }
    }

    private void Enqueue(Item item)
    {
        lock (_gate)
        {
            _items.Enqueue(item);
            if (_isRunning)
            {
                return;
            }

            _isRunning = true;
        }

        Start();
    }

    /// <summary>A task, because those who explore interleavings can follow tasks; in nobody's execution context, because it tells of everybody's changes.</summary>
    private void Start()
    {
        using (ExecutionContext.SuppressFlow())
        {
            Task.Run(TellAll);
        }
    }

    private bool TryDequeue(out Item item)
    {
        lock (_gate)
        {
            return _isRunning = _items.TryDequeue(out item);
        }
    }

    private void Tell(CircuitBreaker circuit, CircuitStateChange change)
    {
        CircuitStateChange reported = change with { CircuitName = circuit.ReportedName ?? change.CircuitName };
        Guard("logger", () => runtime.Logger.CircuitChanged(reported));
        runtime.Telemetry.Count(reported);
        foreach (Action<CircuitStateChange> handler in Delegate.EnumerateInvocationList(circuit.StateChangedHandlers))
        {
            Guard("StateChanged handler of a circuit", () => handler(change));
        }

        foreach (Action<CircuitStateChange> handler in Delegate.EnumerateInvocationList(runtime.Registry.StateChangedHandlers))
        {
            Guard("StateChanged handler of the registry", () => handler(change));
        }

        IEnumerable<ICircuitListener> listeners = [];
        Guard("source of circuit listeners", () => listeners = runtime.ResolveListeners());
        foreach (ICircuitListener listener in listeners)
        {
            Guard("circuit listener", () => listener.OnStateChanged(change));
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A listener that throws is logged, and keeps no other from being told.")]
    private void Guard(string callback, Action tell)
    {
        try
        {
            tell();
        }
        catch (Exception exception)
        {
            runtime.Report(callback, exception);
        }
    }

    private readonly record struct Item(CircuitBreaker? Circuit, CircuitStateChange Change, TaskCompletionSource? Flushed);
}
