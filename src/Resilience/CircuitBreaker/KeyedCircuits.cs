using System.Collections.Concurrent;
using System.ComponentModel;

namespace Resilience.Execution;

/// <summary>One circuit per key, so many at most. For generated code.</summary>
/// <remarks>When the table is full the closed circuit that was idle longest makes room; where none is closed, further keys share one circuit.</remarks>
/// <typeparam name="TKey">The type of the parameter that is the key.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class KeyedCircuits<TKey>
{
    // A key may be null, which a dictionary takes only inside of something.
    private readonly ConcurrentDictionary<ValueTuple<TKey>, KeyedCircuit> _circuits = new();
    private readonly object _gate = new();
    private readonly Func<string, CircuitBreaker> _make;
    private readonly Action<CircuitBreaker> _forget;
    private int _maxKeys;
    private CircuitBreakerOptions? _configured;

    /// <summary>Circuits as they were when they were last put in order, longest idle first. One that was used since, or is not closed, is passed over.</summary>
    private Queue<(ValueTuple<TKey> Key, KeyedCircuit Circuit, long UsedAt)> _idle = new();

    private CircuitBreaker? _overflow;
    private long _uses;

    /// <param name="maxKeys">How many keys have a circuit of their own.</param>
    /// <param name="make">Makes the circuit of a key's text.</param>
    /// <param name="forget">Takes a circuit that made room out of the registry.</param>
    internal KeyedCircuits(int maxKeys, Func<string, CircuitBreaker> make, Action<CircuitBreaker> forget)
    {
        _maxKeys = maxKeys;
        _make = make;
        _forget = forget;
    }

    /// <summary>The circuit of a key.</summary>
    /// <param name="key">The key; null is one, too.</param>
    /// <returns>Its own circuit, or the one that keys share for which there is no room.</returns>
    public CircuitBreaker Get(TKey key)
    {
        if (!_circuits.TryGetValue(new(key), out KeyedCircuit? keyed))
        {
            return Add(key);
        }

        // A key that is used again and again writes nothing.
        if (keyed.UsedAt != Volatile.Read(ref _uses))
        {
            keyed.UsedAt = Interlocked.Increment(ref _uses);
        }

        return keyed.Circuit;
    }

    /// <summary>Other settings, for the circuits that there are and those to come.</summary>
    internal void Configure(CircuitBreakerOptions options)
    {
        lock (_gate)
        {
            _configured = options;
            _maxKeys = options.MaxKeys;
            foreach (KeyedCircuit keyed in _circuits.Values)
            {
                keyed.Circuit.Configure(options);
            }

            _overflow?.Configure(options);
            TryShrinkTo(_maxKeys);
        }
    }

    private CircuitBreaker Make(string key)
    {
        CircuitBreaker circuit = _make(key);
        if (_configured is { } options)
        {
            circuit.Configure(options);
        }

        return circuit;
    }

    private CircuitBreaker Add(TKey key)
    {
        lock (_gate)
        {
            if (_circuits.TryGetValue(new(key), out KeyedCircuit? keyed))
            {
                return keyed.Circuit;
            }

            if (!TryShrinkTo(_maxKeys - 1))
            {
                return _overflow ??= Make("*");
            }

            keyed = new KeyedCircuit(Make(Text(key)), Interlocked.Increment(ref _uses));
            _circuits[new(key)] = keyed;
            return keyed.Circuit;
        }
    }

    /// <summary>Takes closed circuits out until no more than so many are left; false where too many are not closed.</summary>
    private bool TryShrinkTo(int count)
    {
        while (_circuits.Count > count)
        {
            if (!TryMakeRoom())
            {
                return false;
            }
        }

        return true;
    }

    private bool TryMakeRoom()
    {
        if (TryTakeIdle())
        {
            return true;
        }

        _idle = new(_circuits
            .Where(entry => entry.Value.Circuit.State == CircuitState.Closed)
            .Select(entry => (entry.Key, entry.Value, entry.Value.UsedAt))
            .OrderBy(entry => entry.UsedAt));
        return TryTakeIdle();
    }

    private bool TryTakeIdle()
    {
        while (_idle.TryDequeue(out (ValueTuple<TKey> Key, KeyedCircuit Keyed, long UsedAt) idle))
        {
            if (idle.Keyed.UsedAt == idle.UsedAt && idle.Keyed.Circuit.State == CircuitState.Closed)
            {
                _circuits.TryRemove(idle.Key, out _);
                _forget(idle.Keyed.Circuit);
                return true;
            }
        }

        return false;
    }

    private static string Text(TKey key) => Convert.ToString(key, System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
