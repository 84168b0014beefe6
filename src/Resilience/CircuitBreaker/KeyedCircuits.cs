using System.Collections.Concurrent;
using System.ComponentModel;

namespace Resilience.Execution;

/// <summary>One circuit per key, so many at most. For generated code.</summary>
/// <remarks>
/// <para>When the table is full the closed circuit that was idle longest makes room; where none is closed, further keys share one circuit.</para>
/// <para>A key's <c>Equals</c>, <c>GetHashCode</c> and <c>ToString</c> are the user's: they may throw, block, or call the method again. They run on the thread of the one who asks, with no lock held: the table itself knows only hash codes.</para>
/// </remarks>
/// <typeparam name="TKey">The type of the parameter that is the key.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class KeyedCircuits<TKey>
{
    /// <summary>The circuits by the hash codes of their keys. Arrays are never changed; who finds the same one again has compared with all that are in it.</summary>
    private readonly ConcurrentDictionary<int, KeyedCircuit<TKey>[]> _circuits = new();
    private readonly object _gate = new();
    private readonly Func<string, CircuitBreaker> _make;
    private readonly Action<CircuitBreaker> _forget;
    private int _count;
    private int _maxKeys;
    private (CircuitBreakerOptions Options, string Said)? _configured;

    /// <summary>Circuits as they were when they were last put in order, longest idle first. One that was used since, or is not closed, is passed over.</summary>
    private Queue<(KeyedCircuit<TKey> Keyed, long UsedAt)> _idle = new();

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
        int hash = key is null ? 0 : EqualityComparer<TKey>.Default.GetHashCode(key);
        for (string? text = null; ; text ??= Text(key))
        {
            KeyedCircuit<TKey>[] alike = Alike(hash);
            foreach (KeyedCircuit<TKey> keyed in alike)
            {
                if (EqualityComparer<TKey>.Default.Equals(keyed.Key, key))
                {
                    // A key that is used again and again writes nothing.
                    if (keyed.UsedAt != Volatile.Read(ref _uses))
                    {
                        keyed.UsedAt = Interlocked.Increment(ref _uses);
                    }

                    return keyed.Circuit;
                }
            }

            if (TryAdd(key, hash, alike, text) is { } added)
            {
                return added;
            }
        }
    }

    /// <summary>Other settings, for the circuits that there are and those to come.</summary>
    /// <param name="options">All settings.</param>
    /// <param name="said">Those of them that the configuration says; the others are the attribute's.</param>
    /// <returns>Whether any circuit had other settings.</returns>
    internal bool Configure(CircuitBreakerOptions options, string said)
    {
        lock (_gate)
        {
            bool hadOthers = false;
            _configured = (options, said);
            _maxKeys = options.MaxKeys;
            foreach (KeyedCircuit<TKey> keyed in _circuits.Values.SelectMany(static alike => alike))
            {
                hadOthers |= keyed.Circuit.Configure(options, said);
            }

            hadOthers |= _overflow?.Configure(options, said) ?? false;
            TryShrinkTo(_maxKeys);
            return hadOthers;
        }
    }

    private CircuitBreaker Make(string key)
    {
        CircuitBreaker circuit = _make(key);
        if (_configured is { } configured)
        {
            circuit.Configure(configured.Options, configured.Said);
        }

        return circuit;
    }

    private KeyedCircuit<TKey>[] Alike(int hash) => _circuits.TryGetValue(hash, out KeyedCircuit<TKey>[]? alike) ? alike : [];

    /// <summary>Adds a circuit, or gives the shared one where there is no room.</summary>
    /// <param name="key">The key.</param>
    /// <param name="hash">Its hash code.</param>
    /// <param name="compared">Those that the key is known to differ from.</param>
    /// <param name="text">The key's text; null where nobody asked for it yet, which is for nothing where there is no room.</param>
    /// <returns>Null: there is something to compare with or to ask the key for, and then to try again.</returns>
    private CircuitBreaker? TryAdd(TKey key, int hash, KeyedCircuit<TKey>[] compared, string? text)
    {
        lock (_gate)
        {
            if (Alike(hash) != compared)
            {
                return null;
            }

            // Whether there is room is seen first: the text is asked for only where it is needed, and may throw, for which no circuit is to go.
            if (text is null && (_count < _maxKeys || _circuits.Any(static others => Array.Exists(others.Value, static keyed => keyed.Circuit.State == CircuitState.Closed))))
            {
                return null;
            }

            if (text is null || !TryShrinkTo(_maxKeys - 1))
            {
                return _overflow ??= Make("*");
            }

            KeyedCircuit<TKey> keyed = new(key, hash, Make(text), Interlocked.Increment(ref _uses));
            _circuits[hash] = [.. Alike(hash), keyed];
            _count++;
            return keyed.Circuit;
        }
    }

    /// <summary>Takes closed circuits out until no more than so many are left; false where too many are not closed.</summary>
    private bool TryShrinkTo(int count)
    {
        while (_count > count)
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

        _idle = new(_circuits.Values
            .SelectMany(static alike => alike)
            .Where(static keyed => keyed.Circuit.State == CircuitState.Closed)
            .Select(static keyed => (keyed, keyed.UsedAt))
            .OrderBy(static entry => entry.UsedAt));
        return TryTakeIdle();
    }

    private bool TryTakeIdle()
    {
        while (_idle.TryDequeue(out (KeyedCircuit<TKey> Keyed, long UsedAt) idle))
        {
            if (idle.Keyed.UsedAt == idle.UsedAt && idle.Keyed.Circuit.State == CircuitState.Closed)
            {
                Remove(idle.Keyed);
                return true;
            }
        }

        return false;
    }

    private void Remove(KeyedCircuit<TKey> keyed)
    {
        KeyedCircuit<TKey>[] others = Array.FindAll(Alike(keyed.Hash), other => other != keyed);
        if (others.Length > 0)
        {
            _circuits[keyed.Hash] = others;
        }
        else
        {
            _circuits.TryRemove(keyed.Hash, out _);
        }

        _count--;
        _forget(keyed.Circuit);
    }

    private static string Text(TKey key) => Convert.ToString(key, System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
