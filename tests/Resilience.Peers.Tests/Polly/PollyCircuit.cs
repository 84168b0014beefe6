using Microsoft.Extensions.Time.Testing;
using Polly;
using Polly.CircuitBreaker;
using PollyState = Polly.CircuitBreaker.CircuitState;

namespace Resilience.Peers.Tests;

/// <summary>The circuit breaker of Polly.Core.</summary>
internal sealed class PollyCircuit : Circuit
{
    private readonly FakeTimeProvider _time = new();
    private readonly CircuitBreakerStateProvider _state = new();
    private readonly CircuitBreakerManualControl _control = new();
    private readonly ResiliencePipeline _pipeline;
    private readonly Dictionary<int, Callee> _calls = [];
    private TimeSpan? _retryAfter;

    public PollyCircuit(Settings settings)
        => _pipeline = new ResiliencePipelineBuilder { TimeProvider = _time }.AddCircuitBreaker(Options(settings, _state, _control)).Build();

    public static CircuitBreakerStrategyOptions Options(Settings settings, CircuitBreakerStateProvider state, CircuitBreakerManualControl control)
    {
        CircuitBreakerStrategyOptions options = new()
        {
            FailureRatio = settings.Percentage / 100,
            MinimumThroughput = settings.Volume,
            SamplingDuration = TimeSpan.FromMilliseconds(settings.Window),
            BreakDuration = TimeSpan.FromMilliseconds(settings.Reset),
            ShouldHandle = static arguments => ValueTask.FromResult(arguments.Outcome.Exception is CalleeException),
            StateProvider = state,
            ManualControl = control,
        };
        if (settings.Multiplier > 1)
        {
            options.BreakDurationGenerator = arguments => ValueTask.FromResult(
                TimeSpan.FromMilliseconds(Math.Min(300_000, Math.Round(settings.Reset * Math.Pow(settings.Multiplier, arguments.HalfOpenAttempts)))));
        }

        return options;
    }

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
            case Step.ForceOpen:
                Complete(_control.IsolateAsync());
                break;
            case Step.Close:
                Complete(_control.CloseAsync());
                break;
            case Step.Look:
                return _state.CircuitState is PollyState.Isolated ? nameof(CircuitState.ForcedOpen) : _state.CircuitState.ToString();
            case Step.Hear:
                return Seen.Time(_retryAfter);
            default:
                throw new NotSupportedException($"Polly's circuit has nothing for: {step}.");
        }

        return Seen.Nothing;
    }

    public override void Dispose()
    {
        // It has no timer: it looks at the clock when it is called.
    }

    private static void Complete(Task task) => task.IsCompletedSuccessfully.ShouldBeTrue();

    private string Begin(int call)
    {
        Callee callee = _calls[call] = new Callee();
        Task outcome = _pipeline.ExecuteAsync(_ => callee.CallAsync(), callee.CallersToken).AsTask();
        if (callee.WasCalled)
        {
            return Seen.LetIn;
        }

        _retryAfter = outcome.Exception!.InnerException.ShouldBeAssignableTo<BrokenCircuitException>()!.RetryAfter;
        return Seen.Rejected;
    }

    private string BeginCancelled()
    {
        Callee callee = new();
        callee.CancelBefore();
        Task outcome = _pipeline.ExecuteAsync(_ => callee.CallAsync(), callee.CallersToken).AsTask();
        callee.WasCalled.ShouldBeFalse();
        return outcome.IsCanceled ? Seen.Cancelled : Seen.Rejected;
    }
}
