using System.Diagnostics.CodeAnalysis;

namespace Resilience.Execution;

/// <summary>One of the attempts at a hedged call. What cancels it cancels no other.</summary>
[SuppressMessage("Design", "CA1031", Justification = "What a callee registered with its token must not reach the caller, who has his outcome.")]
internal sealed class HedgedAttempt(ResilienceRuntime runtime, CancellationToken caller) : IDisposable
{
    private readonly CancellationTokenSource _source = CancellationTokenSource.CreateLinkedTokenSource(caller);

    /// <summary>Cancelled when another attempt has won, and by the caller.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Whether another attempt has won: what becomes of this one is nobody's concern.</summary>
    public bool IsLost { get; private set; }

    /// <summary>How it ended.</summary>
    public Task<HedgeEnd> End { get; set; } = null!;

    /// <summary>Another attempt has won.</summary>
    public void Lose()
    {
        IsLost = true;
        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has ended by itself meanwhile.
        }
        catch (Exception exception)
        {
            runtime.Report("callback of a superfluous callee's token", exception);
        }
    }

    public void Dispose() => _source.Dispose();
}
