using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Resilience;

/// <summary>The circuits of a runtime, by name; those of interfaces and methods by identity too.</summary>
internal sealed class CircuitRegistry(ResilienceRuntime runtime) : ICircuitRegistry
{
    private readonly object _gate = new();
    private readonly Dictionary<string, CircuitBreaker> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<CircuitIdentity, CircuitBreaker> _byIdentity = [];
    private readonly Dictionary<string, CircuitRecord> _waiting = new(StringComparer.Ordinal);

    /// <summary>Display names that two identities claim; neither may have them.</summary>
    private readonly HashSet<string> _ambiguous = new(StringComparer.Ordinal);

    public event Action<CircuitStateChange>? StateChanged;

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _byName.Count;
            }
        }
    }

    internal Action<CircuitStateChange>? StateChangedHandlers => StateChanged;

    public CircuitBreaker this[string name]
        => TryGet(name, out CircuitBreaker? circuit) ? circuit : throw new KeyNotFoundException($"There is no circuit '{name}'. {Names()}");

    public bool TryGet(string name, [NotNullWhen(true)] out CircuitBreaker? circuit)
    {
        ArgumentNullException.ThrowIfNull(name);
        lock (_gate)
        {
            return _byName.TryGetValue(name, out circuit);
        }
    }

    public IEnumerator<CircuitBreaker> GetEnumerator() => ((IEnumerable<CircuitBreaker>)All()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public IReadOnlyList<CircuitRecord> Export() => Array.ConvertAll(All(), static circuit => circuit.Export());

    public void Import(IEnumerable<CircuitRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        CircuitRecord[] all = [.. records];
        foreach (CircuitRecord record in all)
        {
            Check(record);
        }

        foreach (CircuitRecord record in all)
        {
            CircuitBreaker? circuit;
            lock (_gate)
            {
                if (!_byName.TryGetValue(record.Name, out circuit))
                {
                    _waiting[record.Name] = record;
                }
            }

            circuit?.Import(record);
        }
    }

    /// <summary>Gives a breaker made by hand its name.</summary>
    internal void Add(CircuitBreaker circuit)
    {
        lock (_gate)
        {
            if (!_byName.TryAdd(circuit.Name, circuit))
            {
                throw new InvalidOperationException($"There is a circuit '{circuit.Name}' already. Give this one another Name, or use the one in the runtime's Circuits.");
            }
        }

        ApplyWaiting(circuit);
    }

    /// <summary>A circuit of a key, or the one that keys share for which there is no room.</summary>
    internal CircuitBreaker AddKeyed(string baseName, string key, CircuitBreakerOptions options)
    {
        CircuitBreaker circuit;
        lock (_gate)
        {
            circuit = new CircuitBreaker(options.Named(Unused($"{baseName}[{key}]")), runtime, identity: null, isNamed: true) { ReportedName = baseName };
            _byName.Add(circuit.Name, circuit);
        }

        ApplyWaiting(circuit);
        return circuit;
    }

    /// <summary>Forgets a circuit whose key made room for another.</summary>
    internal void Remove(CircuitBreaker circuit)
    {
        lock (_gate)
        {
            _byName.Remove(circuit.Name);
        }

        circuit.StopTimer();
    }

    /// <summary>The circuit of an interface or a method, or the shared one of an explicit name.</summary>
    internal CircuitBreaker GetOrAdd(CircuitIdentity identity, CircuitBreakerOptions options)
    {
        CircuitBreaker? circuit;
        CircuitBreaker? namesake = null;
        lock (_gate)
        {
            if (options.Name is not null)
            {
                circuit = GetOrAddNamed(identity, options, out namesake);
            }
            else if (_byIdentity.TryGetValue(identity, out circuit))
            {
                options.Name = circuit.Name;
                ThrowUnlessDeclaredAs(circuit, options);
            }
            else
            {
                options.Name = FreeName(identity, out namesake);
                circuit = new CircuitBreaker(options, runtime, identity, isNamed: false);
                _byIdentity.Add(identity, circuit);
                _byName.Add(circuit.Name, circuit);
            }
        }

        if (namesake is not null)
        {
            Warn(identity.DisplayName, namesake.Name, circuit.Name);
            ApplyWaiting(namesake);
        }

        ApplyWaiting(circuit);
        return circuit;
    }

    internal void StopTimers()
    {
        foreach (CircuitBreaker circuit in All())
        {
            circuit.StopTimer();
        }
    }

    private static void Check(CircuitRecord record)
    {
        ArgumentNullException.ThrowIfNull(record, nameof(record));
        ArgumentException.ThrowIfNullOrWhiteSpace(record.Name, nameof(record.Name));
        Range.Defined(record.State, nameof(record.State));
        Range.AtLeast(record.Reopenings, 0, nameof(record.Reopenings));
    }

    /// <summary>One proxy type declares a circuit once; another of the same interface, a class, declares it again.</summary>
    private static void ThrowUnlessDeclaredAs(CircuitBreaker circuit, CircuitBreakerOptions options)
    {
        if (!circuit.IsDeclaredAs(options))
        {
            throw new InvalidOperationException(
                $"Two proxies of {ServiceName.Display(circuit.Identity!.Service, circuit.Identity.ServiceKey)} share the circuit '{circuit.Name}', and their breakers have different settings. Give them equal settings, or each breaker a Name of its own.");
        }
    }

    private CircuitBreaker GetOrAddNamed(CircuitIdentity identity, CircuitBreakerOptions options, out CircuitBreaker? renamed)
    {
        renamed = null;
        if (_byName.TryGetValue(options.Name!, out CircuitBreaker? circuit) && circuit.IsNamed)
        {
            return circuit.IsDeclaredAs(options)
                ? circuit
                : throw new InvalidOperationException(
                    $"{identity.DisplayName} and {circuit.Identity?.DisplayName ?? "a breaker made by hand"} both name their circuit '{options.Name}', with different settings. Give them equal settings, or different names.");
        }

        CircuitBreaker named = new(options, runtime, identity, isNamed: true);
        _byName[named.Name] = named;
        if (circuit is not null)
        {
            // A default name gives way to one that somebody wrote.
            renamed = circuit;
            Rename(circuit);
        }

        return named;
    }

    /// <summary>The display name; where another circuit has it, the qualified one for both.</summary>
    private string FreeName(CircuitIdentity identity, out CircuitBreaker? namesake)
    {
        string display = identity.DisplayName;
        if (_byName.TryGetValue(display, out namesake))
        {
            _ambiguous.Add(display);
            if (!namesake.IsNamed)
            {
                _byName.Remove(display);
                Rename(namesake);
            }
        }

        return _ambiguous.Contains(display) ? Unused(identity.QualifiedName) : display;
    }

    private void Rename(CircuitBreaker circuit)
    {
        circuit.Rename(Unused(circuit.Identity!.QualifiedName));
        _byName.Add(circuit.Name, circuit);
    }

    /// <summary>A name that no circuit has. Numbered where even qualified names are equal: in the global namespace, in two assemblies, or under keys of one text.</summary>
    private string Unused(string name)
    {
        string unused = name;
        for (int i = 2; _byName.ContainsKey(unused); i++)
        {
            unused = string.Create(CultureInfo.InvariantCulture, $"{name}#{i}");
        }

        return unused;
    }

    /// <summary>Outside the gate: the logger is the user's, and may throw or ask for circuits.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "A logger that throws keeps no circuit from being made.")]
    private void Warn(string display, string first, string second)
    {
        try
        {
            runtime.Logger.CircuitRenamed(display, first, second);
        }
        catch (Exception exception)
        {
            runtime.Report("logger", exception);
        }
    }

    private void ApplyWaiting(CircuitBreaker circuit)
    {
        CircuitRecord? record;
        lock (_gate)
        {
            _waiting.Remove(circuit.Name, out record);
        }

        if (record is not null)
        {
            circuit.Import(record);
        }
    }

    private CircuitBreaker[] All()
    {
        lock (_gate)
        {
            return [.. _byName.Values];
        }
    }

    private string Names()
    {
        string[] names = Array.ConvertAll(All(), static circuit => circuit.Name);
        Array.Sort(names, StringComparer.Ordinal);
        return names.Length == 0
            ? "There are none yet: a circuit exists from the first proxy instance that uses it."
            : "There are: " + string.Join(", ", names) + ".";
    }
}
