using System.Diagnostics.CodeAnalysis;
using Shouldly;

namespace Resilience.Tests;

/// <summary>A call through a circuit that is in flight until it is told how to end.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A source without a timer holds nothing that needs disposal.")]
internal sealed class PendingCall
{
    private readonly TaskCompletionSource<int> _callee = new();
    private readonly CancellationTokenSource _caller = new();

    public PendingCall(CircuitBreaker circuit)
        => Outcome = circuit.ExecuteAsync(
            token =>
            {
                IsAdmitted = true;
                return new ValueTask<int>(_callee.Task);
            },
            _caller.Token).AsTask();

    public bool IsAdmitted { get; private set; }

    /// <summary>What the caller gets.</summary>
    public Task<int> Outcome { get; }

    public void Succeed() => End(() => _callee.SetResult(1));

    public void Fail() => End(() => _callee.SetException(new CalleeException()));

    public void Ignore() => End(() => _callee.SetException(new IgnoredException()));

    /// <summary>The caller cancels, and the callee obeys.</summary>
    public void Cancel()
    {
        _caller.Cancel();
        End(() => _callee.SetCanceled(_caller.Token));
    }

    public void End(Model.CallEnd how)
    {
        switch (how)
        {
            case Model.CallEnd.Success:
                Succeed();
                break;
            case Model.CallEnd.Failure:
                Fail();
                break;
            case Model.CallEnd.Ignored:
                Ignore();
                break;
            case Model.CallEnd.Unnamed:
                End(() => _callee.SetException(new InvalidDataException()));
                break;
            default:
                Cancel();
                break;
        }
    }

    /// <summary>The circuit knows when this returns.</summary>
    private void End(Action end)
    {
        Inline.Run(end);
        Outcome.IsCompleted.ShouldBeTrue();
    }
}
