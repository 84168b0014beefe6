using System.Diagnostics.CodeAnalysis;
using Resilience.Execution;

namespace Resilience;

/// <summary>A call in flight and those who wait for it.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A source without a timer and without links holds nothing that must be disposed.")]
internal sealed class SharedCall
{
    private readonly CancellationTokenSource _source = new();
    private readonly TaskCompletionSource<Task> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The token of the call: cancelled when nobody waits for it any more.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Completes with the call, once that has ended.</summary>
    public Task<Task> Ended => _ended.Task;

    /// <summary>Why it failed, if it did.</summary>
    public CallFailure? Failure { get; set; }

    /// <summary>How many wait. Written with the gate of the calls held.</summary>
    public int Waiting { get; set; }

    public void End(Task call) => _ended.SetResult(call);

    /// <summary>Ends a call that nobody waits for.</summary>
    /// <exception cref="AggregateException">What the callee registered with its token threw.</exception>
    public void Cancel() => _source.Cancel();
}
