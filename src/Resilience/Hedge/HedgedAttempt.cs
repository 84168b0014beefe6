using System.Diagnostics.CodeAnalysis;

namespace Resilience.Execution;

/// <summary>One of the attempts at a hedged call. What cancels it cancels no other.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A source without a timer and without links holds nothing that must be disposed.")]
internal sealed class HedgedAttempt
{
    private readonly CancellationTokenSource _source = new();
    private readonly ResilienceRuntime _runtime;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenRegistration _link;

    public HedgedAttempt(ResilienceRuntime runtime, CancellationToken caller)
    {
        _runtime = runtime;
        _caller = caller;
        _link = caller.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
    }

    /// <summary>Cancelled when another attempt has won, and by the caller.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Whether another attempt has won: what becomes of this one is nobody's concern.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Whether the caller has cancelled, which the callee may know before <see cref="Token"/> does: who registered last is told first.</summary>
    public bool IsGivenUp => _caller.IsCancellationRequested;

    /// <summary>How it ended.</summary>
    public Task<HedgeEnd> End { get; set; } = null!;

    /// <summary>Another attempt has won.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "What a callee registered with its token must not reach the caller, who has his outcome.")]
    public void Lose()
    {
        IsLost = true;
        try
        {
            _source.Cancel();
        }
        catch (Exception exception)
        {
            _runtime.Report("callback of a superfluous callee's token", exception);
        }
    }

    /// <summary>It has ended, and the caller's token concerns it no more. Does not wait for a cancellation that runs right now: what the callee registered runs there, and may wait for the call.</summary>
    public void Unlink() => _link.Unregister();
}
