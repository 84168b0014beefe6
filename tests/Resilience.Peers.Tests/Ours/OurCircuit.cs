using Microsoft.Extensions.Time.Testing;

namespace Resilience.Peers.Tests;

/// <summary>Our circuit breaker, used by hand.</summary>
internal sealed class OurCircuit : Circuit
{
    private readonly FakeTimeProvider _time = new();
    private readonly Settings _settings;
    private readonly Action<CircuitBreaker>? _prepare;
    private readonly Dictionary<int, Callee> _calls = [];
    private readonly Dictionary<int, Task> _outcomes = [];
    private ResilienceRuntime _runtime;
    private CircuitBreaker _circuit;
    private TimeSpan? _retryAfter;

    /// <param name="settings">What the peers are told too.</param>
    /// <param name="prepare">What is done to the circuit first.</param>
    public OurCircuit(Settings settings, Action<CircuitBreaker>? prepare = null)
    {
        _settings = settings;
        _prepare = prepare;
        (_runtime, _circuit) = Make();
    }

    public CircuitSnapshot Snapshot => _circuit.GetSnapshot();

    public static CircuitBreakerOptions Options(Settings settings) => new()
    {
        Name = "circuit",
        ErrorThresholdPercentage = settings.Percentage,
        VolumeThreshold = settings.Volume,
        RollingWindow = TimeSpan.FromMilliseconds(settings.Window),
        ResetTimeout = TimeSpan.FromMilliseconds(settings.Reset),
        ResetTimeoutMultiplier = settings.Multiplier,
        WarmUp = TimeSpan.FromMilliseconds(settings.WarmsUp ? settings.Window : 0),
        Handle = [typeof(CalleeException), typeof(OperationCanceledException)],
        Ignore = [typeof(IgnoredException)],
    };

    public override string Do(Step step)
    {
        switch (step)
        {
            case Step.Begin(var call):
                return Begin(call);
            case Step.End(var call, var how):
                _calls[call].End(how);
                break;
            case Step.BeginCancelled:
                return BeginCancelled();
            case Step.Advance(var milliseconds):
                _time.Advance(TimeSpan.FromMilliseconds(milliseconds));
                break;
            case Step.Open:
                _circuit.Open();
                break;
            case Step.ForceOpen:
                _circuit.ForceOpen();
                break;
            case Step.Close:
                _circuit.Close();
                break;
            case Step.Look:
                return _circuit.State.ToString();
            case Step.Hear:
                return Seen.Time(_retryAfter);
            case Step.Restart:
                Restart();
                break;
            case Step.Outcome(var call):
                return Seen.Outcome(_outcomes[call]);
        }

        return Seen.Nothing;
    }

    public override void Dispose() => _runtime.Dispose();

    private (ResilienceRuntime Runtime, CircuitBreaker Circuit) Make()
    {
        ResilienceRuntime runtime = new(new ResilienceOptions { TimeProvider = _time });
        CircuitBreaker circuit = new(Options(_settings), runtime);
        _prepare?.Invoke(circuit);
        return (runtime, circuit);
    }

    private void Restart()
    {
        IReadOnlyList<CircuitRecord> saved = _runtime.Circuits.Export();
        _runtime.Dispose();
        (_runtime, _circuit) = Make();
        _runtime.Circuits.Import(saved);
    }

    private string Begin(int call)
    {
        Callee callee = _calls[call] = new Callee();
        Task outcome = _outcomes[call] = _circuit.ExecuteAsync(_ => callee.CallAsync(), callee.CallersToken).AsTask();
        if (callee.WasCalled)
        {
            return Seen.LetIn;
        }

        _retryAfter = outcome.Exception!.InnerException.ShouldBeOfType<CircuitOpenException>().RetryAfter;
        return Seen.Rejected;
    }

    private string BeginCancelled()
    {
        Callee callee = new();
        callee.CancelBefore();
        Task outcome = _circuit.ExecuteAsync(_ => callee.CallAsync(), callee.CallersToken).AsTask();
        callee.WasCalled.ShouldBeFalse();
        return outcome.IsCanceled ? Seen.Cancelled : Seen.Rejected;
    }
}
