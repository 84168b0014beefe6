namespace Resilience.Tests.Model;

/// <summary>A real circuit and everything around it that a history moves.</summary>
internal sealed class Machine : IDisposable
{
    public const string Name = "circuit";

    public static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<string> _events = [];
    private readonly ManualTimeProvider _time;
    private readonly bool _firesTimers;
    private int _draws;

    /// <param name="options">The circuit's options.</param>
    /// <param name="randoms">What the source of jitter gives, in a circle.</param>
    /// <param name="frequency">Ticks of the clock in a second.</param>
    /// <param name="firesTimers">Whether timers fire whenever time moves, early ones too; else none ever does, as in a starved process.</param>
    public Machine(CircuitBreakerOptions options, double[] randoms, long frequency = 10_000_000, bool firesTimers = true)
    {
        _firesTimers = firesTimers;
        _time = new ManualTimeProvider(frequency) { Wall = Epoch };
        Runtime = new ResilienceRuntime(new ResilienceOptions
        {
            TimeProvider = _time,
            Randomizer = () => randoms[(Interlocked.Increment(ref _draws) - 1) % randoms.Length],
        });
        Runtime.Circuits.StateChanged += change =>
        {
            lock (_events)
            {
                _events.Add($"{change.From} {change.To} {change.Reason}");
            }
        };
        Circuit = new CircuitBreaker(options, Runtime);
    }

    public ResilienceRuntime Runtime { get; }

    public CircuitBreaker Circuit { get; }

    public IReadOnlyList<string> Events()
    {
        Runtime.FlushAsync().AsTask().GetAwaiter().GetResult();
        lock (_events)
        {
            return [.. _events];
        }
    }

    public void Advance(long milliseconds)
    {
        _time.Advance(milliseconds);
        _time.Wall += TimeSpan.FromMilliseconds(milliseconds);
        foreach (ManualTimer timer in _firesTimers ? _time.Timers : [])
        {
            if (timer.IsActive)
            {
                timer.Fire();
            }
        }
    }

    public void JumpWall(long milliseconds) => _time.Wall += TimeSpan.FromMilliseconds(milliseconds);

    public void Dispose() => Runtime.Dispose();
}
