using System.Diagnostics.CodeAnalysis;
using Resilience.Execution;

namespace Resilience;

/// <summary>A call in flight and those who wait for it.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A source without a timer and without links holds nothing that must be disposed.")]
internal sealed class SharedCall(int hash) : SharedOutcome
{
    private readonly CancellationTokenSource _source = new();
    private readonly TaskCompletionSource<Task> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How many wait. Who leads is the first; once nobody waits, nobody can.</summary>
    private int _waiting = 1;

    /// <summary>The hash code of its key.</summary>
    public int Hash => hash;

    /// <summary>The token of the call: cancelled when nobody waits for it any more.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Completes with the call, once that has ended.</summary>
    public Task<Task> Ended => _ended.Task;

    /// <inheritdoc/>
    public override bool IsGivenUp => Token.IsCancellationRequested || (base.IsGivenUp && Volatile.Read(ref _waiting) <= 1);

    /// <summary>One more waits, unless nobody does any more.</summary>
    public bool TryJoin()
    {
        int waiting = Volatile.Read(ref _waiting);
        while (waiting > 0)
        {
            int seen = Interlocked.CompareExchange(ref _waiting, waiting + 1, waiting);
            if (seen == waiting)
            {
                return true;
            }

            waiting = seen;
        }

        return false;
    }

    /// <summary>One who waited goes.</summary>
    /// <returns>Whether that was the last one.</returns>
    public bool Leave() => Interlocked.Decrement(ref _waiting) == 0;

    public void End(Task call) => _ended.SetResult(call);

    /// <summary>Ends a call that nobody waits for.</summary>
    /// <exception cref="AggregateException">What the callee registered with its token threw.</exception>
    public void Cancel() => _source.Cancel();
}
