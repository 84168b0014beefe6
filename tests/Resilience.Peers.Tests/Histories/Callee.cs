using System.Diagnostics.CodeAnalysis;

namespace Resilience.Peers.Tests;

/// <summary>What a call calls: it is in flight until told how to end.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A source without a timer holds nothing that needs disposal.")]
internal sealed class Callee
{
    private readonly TaskCompletionSource _answer = new();
    private readonly CancellationTokenSource _caller = new();

    public CancellationToken CallersToken => _caller.Token;

    /// <summary>Whether the circuit let the call in.</summary>
    public bool WasCalled { get; private set; }

    public ValueTask CallAsync()
    {
        WasCalled = true;
        return new ValueTask(_answer.Task);
    }

    /// <summary>The caller gives up before it calls.</summary>
    public void CancelBefore() => _caller.Cancel();

    public void End(CallEnd how)
    {
        switch (how)
        {
            case CallEnd.Success:
                _answer.SetResult();
                break;
            case CallEnd.Failure:
                _answer.SetException(new CalleeException());
                break;
            case CallEnd.Unnamed:
                _answer.SetException(new InvalidDataException());
                break;
            case CallEnd.Ignored:
                _answer.SetException(new IgnoredException());
                break;
            default:
                _caller.Cancel();
                _answer.SetCanceled(_caller.Token);
                break;
        }
    }
}
