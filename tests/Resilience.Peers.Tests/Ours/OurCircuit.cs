using Microsoft.Extensions.Time.Testing;

namespace Resilience.Peers.Tests;

/// <summary>Our circuit breaker, used by hand.</summary>
internal sealed class OurCircuit : Circuit
{
    private readonly FakeTimeProvider _time = new();
    private readonly ResilienceRuntime _runtime;
    private readonly CircuitBreaker _circuit;
    private readonly Dictionary<int, Callee> _calls = [];
    private TimeSpan? _retryAfter;

    public OurCircuit(Settings settings)
    {
        _runtime = new ResilienceRuntime(new ResilienceOptions { TimeProvider = _time });
        _circuit = new CircuitBreaker(Options(settings), _runtime);
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
        }

        return Seen.Nothing;
    }

    public override void Dispose() => _runtime.Dispose();

    private string Begin(int call)
    {
        Callee callee = _calls[call] = new Callee();
        Task outcome = _circuit.ExecuteAsync(_ => callee.CallAsync(), callee.CallersToken).AsTask();
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
